import BayesNumerics
import Inference
import RealModule

/// The blocked sampler of a shallow network: nodes by Metropolis, all else by exact draws.
///
/// One step is a sweep: each γ_j is proposed once; β | γ, ν, y is normal; μ_β, σ_β², μ_γ, S_γ, σ² follow from
/// their conditionals. By default nodes are turned over too (γ_j → -γ_j), so that chains cross between mirror
/// modes: ``ShallowNetworkScheme/withMirrorMove``. A proposal changes one column z of Z: it costs the column, its products with
/// the others, and a Cholesky factor of the m - 1 columns that stay, O(N (p + m) + m³); everything
/// else costs O(m³ + p³) and never looks at the N points. What is proposed for a node does not depend on
/// the verdicts on others, so the columns of a sweep are computed in one pass over the points, and the
/// verdicts follow one after the other. A step allocates nothing. Source: lecture
/// 001, the algorithm in eleven lines; Müller and Rios Insua (1998).
public struct ShallowNetworkSampler: TransitionKernel {
  public let network: ShallowNetwork
  public let scheme: ShallowNetworkScheme
  public let proposal: NodeProposal
  /// w for each node, > 0, for a prior-reversible proposal ≤ 1.
  public private(set) var widths: [Double]
  /// The share of proposals that tuning aims at.
  public let acceptanceAim: Double

  let layout: NetworkLayout
  /// X, each column as long as the layout's.
  let inputs: AlignedNumbers

  /// Precondition: positive widths, one a node (0.5 each where none are given).
  public init(
    _ network: ShallowNetwork, scheme: ShallowNetworkScheme = .withMirrorMove,
    proposal: NodeProposal = .randomWalk, widths: [Double]? = nil, acceptanceAim: Double = 0.3
  ) {
    let widths = widths ?? [Double](repeating: 0.5, count: network.nodes)
    precondition(
      widths.count == network.nodes
        && widths.allSatisfy { $0 > 0 && $0 <= (proposal == .randomWalk ? .infinity : 1) },
      "\(network.nodes) nodes have as many positive widths, not \(widths).")
    self.network = network
    self.scheme = scheme
    self.proposal = proposal
    self.widths = widths
    self.acceptanceAim = acceptanceAim
    layout = NetworkLayout(
      points: network.targets.count, inputs: network.inputs.columns, nodes: network.nodes)
    inputs = AlignedNumbers(
      columns: network.inputs.elements, rows: layout.points, stride: layout.stride)
  }

  // MARK: State

  /// Where the chain is, with the statistics that the next step needs: one block of numbers.
  public struct State: ChainState {
    let layout: NetworkLayout
    private var block: AlignedNumbers

    init(layout: NetworkLayout) {
      self.layout = layout
      block = AlignedNumbers(count: layout.count)
    }

    public var parameters: ShallowNetworkParameters {
      read { memory in
        let (p, m) = (layout.inputs, layout.nodes)
        func list(_ start: UnsafeMutablePointer<Double>, _ count: Int) -> [Double] {
          Array(UnsafeBufferPointer(start: start, count: count))
        }
        let root = Matrix(rows: p, columns: p, elements: list(memory.nodeRoot, p * p))
        return ShallowNetworkParameters(
          weights: list(memory.weights, m),
          nodes: Matrix(rows: p, columns: m, elements: list(memory.coefficients, p * m)),
          weightMean: memory.weightMean, weightVariance: memory.weightVariance,
          nodeMean: list(memory.nodeMean, p), nodeCovariance: root.transpose.gram,
          noiseVariance: memory.noiseVariance)
      }
    }

    public var position: [Double] { parameters.position }

    /// σ, the standard deviation of the noise, without the rest.
    public var noise: Double { read { $0.noiseVariance.squareRoot() } }

    /// Looks at the memory and writes nothing there.
    private func read<Result>(_ body: (NetworkMemory) -> Result) -> Result {
      body(NetworkMemory(block.base, layout))
    }

    /// The memory to write to, this state's own from now on.
    @inline(__always)
    mutating func withMemory<Result>(_ body: (NetworkMemory) -> Result) -> Result {
      if !isKnownUniquelyReferenced(&block) { block = block.copy() }
      return body(NetworkMemory(block.base, layout))
    }
  }

  public struct Info: StepInfo {
    /// The mean over nodes of the probability that their proposal was accepted.
    public let acceptance: Double
    let points: Int
    let residualSum: Double
    let noiseVariance: Double
    /// The probability that the sweep's mirror move was accepted; 0 where the scheme has none.
    public let mirrorAcceptance: Double
    /// How many nodes it would turn over: all or one; 0 where the scheme has none.
    public let turnedNodes: Double

    /// log p(y | β, γ, σ²) after the step.
    public var logLikelihood: Double {
      -0.5 * Double(points) * .log(2 * .pi * noiseVariance) - 0.5 * residualSum / noiseVariance
    }

    public static var names: [String] {
      ["accept_stat__", "log_likelihood__", "mirror_accept__", "mirror_nodes__"]
    }
    public var values: [Double] { [acceptance, logLikelihood, mirrorAcceptance, turnedNodes] }
  }

  /// Precondition: positive variances and a positive definite S_γ, as any draw of the prior has.
  public func start(at position: [Double]) -> State {
    start(from: network.parameters(at: position))
  }

  public func start(from parameters: ShallowNetworkParameters) -> State {
    let (p, m) = (layout.inputs, layout.nodes)
    precondition(
      parameters.nodes.columns == m && parameters.nodes.rows == p,
      "A start of \(parameters.nodes.columns) nodes of \(parameters.nodes.rows) inputs for a network of "
        + "\(m) of \(p).")
    precondition(
      parameters.weightVariance > 0 && parameters.noiseVariance > 0,
      "A start has positive variances, not \(parameters.weightVariance), \(parameters.noiseVariance)."
    )
    let covariance = CovarianceRoot(parameters.nodeCovariance)
    var state = State(layout: layout)
    state.withMemory { memory in
      func put(_ values: [Double], _ place: UnsafeMutablePointer<Double>) {
        for (index, value) in values.enumerated() { place[index] = value }
      }
      put(network.targets, memory.targets)
      put(parameters.weights, memory.weights)
      put(parameters.nodes.elements, memory.coefficients)
      put(parameters.nodeMean, memory.nodeMean)
      put(covariance.lower.elements, memory.nodeRoot)
      put(covariance.inverse.elements, memory.nodePrecision)
      memory.weightMean = parameters.weightMean
      memory.weightVariance = parameters.weightVariance
      memory.noiseVariance = parameters.noiseVariance
      put(network.nodeMeanPrecision.elements, memory.meanPrecision)
      put(network.nodeMeanPull, memory.meanPull)
      put(
        network.prior.nodeScale.elements.map { network.prior.nodeDegrees * $0 }, memory.scatterPrior
      )
    }
    refresh(&state)
    return state
  }

  /// Computes the statistics of a state anew from its γ and the data.
  ///
  /// No step needs it: each product in Z'Z is replaced by a new one, never updated by a difference,
  /// so that no error accumulates.
  public func refresh(_ state: inout State) {
    state.withMemory { memory in
      memory.recompute(inputs: inputs.base)
      memory.residualSum = memory.freshResidualSum()
    }
  }

  /// Puts other data under a state, as simulation needs that draws parameters and data in turn.
  /// Precondition: as many as the network has.
  public func replaceTargets(_ targets: [Double], in state: inout State) {
    precondition(
      targets.count == layout.points, "\(targets.count) targets for \(layout.points) points.")
    state.withMemory { memory in
      for (index, value) in targets.enumerated() { memory.targets[index] = value }
    }
    refresh(&state)
  }

  // MARK: Steps

  public func step(_ state: inout State, using random: inout RandomSource) -> Info {
    widths.withUnsafeBufferPointer { widths in
      state.withMemory { memory in
        guard let widths = widths.baseAddress else { return }
        switch scheme.order {
        case .nodesWeightsRest:
          updateNodes(memory, widths, using: &random)
          if scheme.hasMirrorMove { turnOver(memory, using: &random) }
          drawWeights(memory, using: &random)
        case .weightsNodesRest:
          drawWeights(memory, using: &random)
          updateNodes(memory, widths, using: &random)
        }
        drawWeightPrior(memory, using: &random)
        drawNodeMean(memory, using: &random)
        drawNodeCovariance(memory, using: &random)
        drawNoise(memory, using: &random)
      }
    }
    return state.withMemory { memory in
      var sum = 0.0
      for j in 0..<layout.nodes { sum += memory.acceptances[j] }
      return Info(
        acceptance: sum / Double(layout.nodes), points: layout.points,
        residualSum: memory.residualSum, noiseVariance: memory.noiseVariance,
        mirrorAcceptance: memory.mirrorAcceptance, turnedNodes: memory.turnedNodes)
    }
  }

  /// Learns each node's width by stochastic approximation (Robbins and Monro 1951).
  public func tuned(
    _ iterations: Int, from state: inout State, using random: inout RandomSource,
    progress: (Int) -> Void
  ) -> Self {
    var kernel = self
    var logWidths = widths.map { Double.log($0) }
    for iteration in 0..<iterations {
      _ = kernel.step(&state, using: &random)
      let gain = 3 / Double.pow(Double(iteration + 1), 0.6)
      state.withMemory { memory in
        for j in 0..<layout.nodes {
          logWidths[j] += gain * (memory.acceptances[j] - acceptanceAim)
          if proposal == .priorReversible { logWidths[j] = min(0, logWidths[j]) }
          logWidths[j] = min(max(logWidths[j], -30), 30)
        }
      }
      for j in 0..<layout.nodes { kernel.widths[j] = .exp(logWidths[j]) }
      progress(iteration + 1)
    }
    return kernel
  }

  // MARK: γ by Metropolis

  @inline(__always)
  func updateNodes(
    _ memory: NetworkMemory, _ widths: UnsafePointer<Double>, using random: inout RandomSource
  ) {
    // What is proposed: a column for each node
    let m = layout.nodes
    for j in 0..<m {
      memory.priorRatios[j] = propose(memory, node: j, width: widths[j], using: &random)
      memory.thresholds[j] = random.uniform()
    }
    memory.fillCandidates(inputs: inputs.base)

    // How the data judge it, node after node
    for j in 0..<m {
      let logRatio = logLikelihoodRatio(memory, node: j) + memory.priorRatios[j]
      let acceptance = logRatio >= 0 ? 1 : logRatio.isNaN ? 0 : Double.exp(logRatio)
      memory.acceptances[j] = acceptance
      if memory.thresholds[j] < acceptance { memory.accept(candidate: j) }
    }
  }

  /// What the data say of candidate j beside node j, all other nodes as they are now.
  @inline(__always)
  func logLikelihoodRatio(_ memory: NetworkMemory, node j: Int) -> Double {
    switch scheme.judgement {
    case .collapsed: collapsedLogRatio(memory, node: j)
    case .givenWeights: givenWeightsLogRatio(memory, node: j)
    }
  }

  /// Fills candidate j; returns what the prior adds to the log ratio.
  @inline(__always)
  func propose(
    _ memory: NetworkMemory, node j: Int, width: Double, using random: inout RandomSource
  ) -> Double {
    let p = layout.inputs
    let old = memory.coefficients + j * p
    let candidate = memory.candidates + j * p
    switch proposal {
    case .randomWalk:
      for k in 0..<p { candidate[k] = old[k] + width * random.normal() }
      guard scheme.hasPriorRatio else { return 0 }
      return priorLogRatio(memory, candidate, beside: old)
    case .priorReversible:
      let kept = (1 - width * width).squareRoot()
      for k in 0..<p { memory.short[k] = width * random.normal() }
      for k in 0..<p {
        var value = memory.nodeMean[k] + kept * (old[k] - memory.nodeMean[k])
        for l in 0..<p { value += memory.nodeRoot[k + l * p] * memory.short[l] }
        candidate[k] = value
      }
      return 0
    }
  }

  /// log p(y | γ̃, ν) - log p(y | γ, ν), weights integrated out (Lemma 2.1).
  ///
  /// With column j last, the part of log p(y | γ, ν) that node j has is the last pivot q of the factor of
  /// Z'Z + λI and the last entry r of L⁻¹(Z'y + λμ_β) before its division by √q: (r²/(q σ²) - log q)/2,
  /// λ = σ²/σ_β². What stays, the other columns, is factored once; below it stand the rows that q and r
  /// need: Z'y + λμ_β, Z'z and Z'z̃. Node j keeps its place with nothing in it but a one on the diagonal.
  @inline(__always)
  func collapsedLogRatio(_ memory: NetworkMemory, node j: Int) -> Double {
    let m = layout.nodes
    let ridge = memory.noiseVariance / memory.weightVariance
    let current = memory.gram + j * m
    let candidate = memory.products(ofCandidate: j)
    for k in 0..<m {
      let column = memory.factor + k * memory.factorStride
      column.update(from: memory.gram + k * m, count: m)
      column[k] += ridge
      column[j] = 0
      column[m] = memory.projections[k] + ridge * memory.weightMean
      column[m + 1] = current[k]
      column[m + 2] = candidate[k]
    }
    let place = memory.factor + j * memory.factorStride
    for row in 0..<(m + 3) { place[row] = row == j ? 1 : 0 }
    let floor = pivotFloor(ridge)
    BorderedFactor.factor(
      memory.factor, size: m, rows: m + 3, stride: memory.factorStride, floor: floor)

    // Pivot and remainder before and after
    var (pivot, newPivot) = (current[j] + ridge, memory.square(ofCandidate: j) + ridge)
    var remainder = memory.projections[j] + ridge * memory.weightMean
    var newRemainder = candidate[m] + ridge * memory.weightMean
    for k in 0..<m {
      let rows = memory.factor + k * memory.factorStride + m
      pivot -= rows[1] * rows[1]
      newPivot -= rows[2] * rows[2]
      remainder -= rows[0] * rows[1]
      newRemainder -= rows[0] * rows[2]
    }
    (pivot, newPivot) = (max(pivot, floor), max(newPivot, floor))
    let explained = newRemainder * newRemainder / newPivot - remainder * remainder / pivot
    return 0.5 * (explained / memory.noiseVariance - .log(newPivot / pivot))
  }

  /// What no pivot of Z'Z + λI is below: λ, or the rounding of Z'Z where λ is smaller still (1.6e-14 at 70
  /// points), so that what rounding leaves of a lost pivot is never divided by less than itself.
  @inline(__always)
  func pivotFloor(_ ridge: Double) -> Double {
    max(ridge, .ulpOfOne * Double(layout.points))
  }

  /// log p(y | β, γ̃, ν) - log p(y | β, γ, ν).
  @inline(__always)
  func givenWeightsLogRatio(_ memory: NetworkMemory, node j: Int) -> Double {
    let m = layout.nodes
    let current = memory.gram + j * m
    let candidate = memory.products(ofCandidate: j)
    let weight = memory.weights[j]
    var inner =
      candidate[m] - memory.projections[j]
      - 0.5 * weight * (memory.square(ofCandidate: j) - current[j])
    for k in 0..<m where k != j { inner -= memory.weights[k] * (candidate[k] - current[k]) }
    return weight * inner / memory.noiseVariance
  }

  // MARK: β and ν by their conditionals

  /// β | γ, ν, y ~ N((Z'Z + λI)⁻¹(Z'y + λμ_β), σ² (Z'Z + λI)⁻¹)
  @inline(__always)
  func drawWeights(_ memory: NetworkMemory, using random: inout RandomSource) {
    let m = layout.nodes
    let ridge = memory.noiseVariance / memory.weightVariance
    let noise = memory.noiseVariance.squareRoot()
    let stride = memory.factorStride
    for j in 0..<m {
      for i in j..<m { memory.factor[i + j * stride] = memory.gram[i + j * m] }
      memory.factor[j + j * stride] += ridge
      memory.weights[j] = memory.projections[j] + ridge * memory.weightMean
    }
    let factor = SmallFactor(
      factoring: memory.factor, size: m, stride: stride, floor: pivotFloor(ridge))
    factor.solveForward(memory.weights)
    for j in 0..<m { memory.weights[j] += noise * random.normal() }
    factor.solveBackward(memory.weights)
  }

  @inline(__always)
  func drawWeightPrior(_ memory: NetworkMemory, using random: inout RandomSource) {
    memory.hierarchy.drawWeightPrior(network.prior, units: layout.nodes, using: &random)
  }

  @inline(__always)
  func drawNodeMean(_ memory: NetworkMemory, using random: inout RandomSource) {
    memory.hierarchy.drawNodeMean(
      units: layout.nodes, floor: network.nodeMeanFloor, using: &random)
  }

  @inline(__always)
  func drawNodeCovariance(_ memory: NetworkMemory, using random: inout RandomSource) {
    memory.hierarchy.drawNodeCovariance(
      units: layout.nodes, degrees: network.prior.nodeDegrees, floor: network.scatterFloor,
      using: &random)
  }

  /// 1/σ² | β, γ, y ~ Gamma((s + N)/2, (s S + |y - Zβ|²)/2)
  @inline(__always)
  func drawNoise(_ memory: NetworkMemory, using random: inout RandomSource) {
    let prior = network.prior
    memory.residualSum = memory.freshResidualSum()
    memory.noiseVariance = ShallowNetworkPrior.variance(
      scatter: prior.noiseDegrees * prior.noiseScale + memory.residualSum,
      shape: 0.5 * (prior.noiseDegrees + Double(layout.points)), using: &random)
  }
}
