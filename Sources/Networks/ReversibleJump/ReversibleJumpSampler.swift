import BayesNumerics
import Inference
import RealModule

/// A chain over nets of every size: units move, are born and die; all else by exact draws.
///
/// One step is a sweep of four blocks: each γ_j is proposed once by a random walk, sometimes to its mirror image; one birth or
/// death is tried; (a, β) | γ, ν, y is normal; ν follows from its conditionals. In the first two the weights are integrated
/// out (Lemma 2.1 with its constant), so that a jump moves γ alone. What is proposed depends on no verdict, so one pass over
/// the points makes all candidates' columns and products, a unit to be born among them: O(N M (p + M)).
///
/// W'W + Λ is factored when Λ is new and for the weights, O((p + M)³). Between, a root of its inverse is kept
/// (``JumpMemory/root``), in which a verdict and a move that is accepted take O((p + M)²). A factor of each verdict's own
/// takes its place where too many digits would be lost (``mostGrowth``). A step allocates nothing. A position has as many
/// numbers whatever M is (``VariableNetworkParameters``), so that draws, diagnostics and calibration work as for any kernel.
/// Source: lecture 001, "Reversible jump algo"; Green (1995); Müller and Rios Insua (1998).
public struct ReversibleJumpSampler: TransitionKernel {
  public let network: VariableNetwork
  public let rule: JumpRule
  /// Standard deviations of a random walk's step, of which each proposal takes one at random.
  public let widths: [Double]
  /// How many of the moves of a unit go to its mirror image, γ̃ = -γ + w z: as likely forth as back. With a constant input
  /// -γ and γ fit nearly alike, since ψ(-η) = 1 - ψ(η), and no small step crosses from one to the other.
  public let mirrorShare: Double
  /// k: a birth proposes from N(μ_γ, k² S_γ), the prior where k is 1.
  public let birthSpread: Double
  /// Whether μ_β, σ_β², μ_γ, S_γ, σ² stay as they were at the start: then p(M | y, ν) is sampled.
  public let isHierarchyFixed: Bool

  /// How much rounding errors may grow in a verdict from the root: with 0 each is taken from a factor anew.
  var mostGrowth = ReversibleJumpSampler.mostGrowth

  let layout: JumpLayout
  /// log P(M + 1)/P(M) for M < M*.
  private let logPriorSteps: [Double]

  /// Precondition: positive widths, a positive spread.
  public init(
    _ network: VariableNetwork, rule: JumpRule = .corrected, widths: [Double] = [0.15, 0.6, 2.4],
    mirrorShare: Double = 0.25, birthSpread: Double = 1, isHierarchyFixed: Bool = false
  ) {
    precondition(
      !widths.isEmpty && widths.allSatisfy { $0 > 0 } && birthSpread > 0,
      "Steps have positive widths and births a positive spread, not \(widths) and \(birthSpread).")
    self.network = network
    self.rule = rule
    self.widths = widths
    self.mirrorShare = mirrorShare
    self.birthSpread = birthSpread
    self.isHierarchyFixed = isHierarchyFixed
    let prior = network.prior
    layout = JumpLayout(
      points: network.targets.count, inputs: network.inputs.columns, most: prior.most)
    logPriorSteps = (0..<prior.most).map {
      prior.logProbability(units: $0 + 1) - prior.logProbability(units: $0)
    }
  }

  // MARK: State

  /// Where the chain is, with the statistics that the next step needs: one block of numbers.
  public struct State: ChainState {
    let layout: JumpLayout
    private var block: AlignedNumbers

    init(layout: JumpLayout) {
      self.layout = layout
      block = AlignedNumbers(count: layout.count)
      precondition(
        JumpMemory(block.base, layout).end == block.base + layout.count,
        "The parts of a state do not fill its block of \(layout.count) numbers.")
    }

    /// M, without the rest.
    public var units: Int { read(\.units) }

    /// σ, the standard deviation of the noise, without the rest.
    public var noise: Double { read { $0.noiseVariance.squareRoot() } }

    public var parameters: VariableNetworkParameters {
      read { memory in
        let (p, m) = (layout.inputs, memory.units)
        func list(_ start: UnsafeMutablePointer<Double>, _ count: Int) -> [Double] {
          Array(UnsafeBufferPointer(start: start, count: count))
        }
        let above = memory.hierarchy
        let root = Matrix(rows: p, columns: p, elements: list(above.nodeRoot, p * p))
        return VariableNetworkParameters(
          linear: list(memory.weights, p),
          net: ShallowNetworkParameters(
            weights: list(above.weights, m),
            nodes: Matrix(rows: p, columns: m, elements: list(memory.coefficients, p * m)),
            weightMean: above.weightMean, weightVariance: above.weightVariance,
            nodeMean: list(above.nodeMean, p), nodeCovariance: root.transpose.gram,
            noiseVariance: memory.noiseVariance))
      }
    }

    public var position: [Double] { parameters.position(most: layout.most) }

    /// Looks at the memory and writes nothing there.
    func read<Result>(_ body: (JumpMemory) -> Result) -> Result {
      body(JumpMemory(block.base, layout))
    }

    /// The memory to write to, this state's own from now on.
    @inline(__always)
    mutating func withMemory<Result>(_ body: (JumpMemory) -> Result) -> Result {
      if !isKnownUniquelyReferenced(&block) { block = block.copy() }
      return body(JumpMemory(block.base, layout))
    }
  }

  public struct Info: StepInfo {
    /// The mean over units of the probability that their move was accepted; 0 where there were none.
    public let acceptance: Double
    /// Whether the jump tried was a birth, else it was a death.
    public let isBirth: Bool
    /// The probability that it was accepted, and whether it was.
    public let jumpAcceptance: Double
    public let isJump: Bool
    let points: Int
    let residualSum: Double
    let noiseVariance: Double

    /// log p(y | a, β, γ, σ²) after the step.
    public var logLikelihood: Double {
      -0.5 * Double(points) * .log(2 * .pi * noiseVariance) - 0.5 * residualSum / noiseVariance
    }

    public static var names: [String] {
      ["accept_stat__", "log_likelihood__", "birth__", "jump_accept__", "jumped__"]
    }
    public var values: [Double] {
      [acceptance, logLikelihood, isBirth ? 1 : 0, jumpAcceptance, isJump ? 1 : 0]
    }
  }

  /// Precondition: positive variances and a positive definite S_γ, as any draw of the prior has.
  public func start(at position: [Double]) -> State {
    start(from: network.parameters(at: position))
  }

  public func start(from parameters: VariableNetworkParameters) -> State {
    let net = parameters.net
    precondition(
      parameters.units <= layout.most && net.nodes.rows == layout.inputs,
      "A start of \(parameters.units) units of \(net.nodes.rows) inputs for a net of at most "
        + "\(layout.most) units of \(layout.inputs).")
    precondition(
      net.weightVariance > 0 && net.noiseVariance > 0,
      "A start has positive variances, not \(net.weightVariance), \(net.noiseVariance).")
    let covariance = CovarianceRoot(net.nodeCovariance)
    var state = State(layout: layout)
    state.withMemory { memory in
      func put(_ values: [Double], _ place: UnsafeMutablePointer<Double>) {
        for (index, value) in values.enumerated() { place[index] = value }
      }
      let above = memory.hierarchy
      for k in 0..<layout.inputs {
        for i in 0..<layout.points {
          memory.columns[i + k * layout.stride] = network.inputs[i, k]
        }
      }
      put(network.targets, memory.targets)
      memory.units = parameters.units
      put(parameters.linear + net.weights, memory.weights)
      put(net.nodes.elements, memory.coefficients)
      put(net.nodeMean, above.nodeMean)
      put(covariance.lower.elements, above.nodeRoot)
      put(covariance.inverse.elements, above.nodePrecision)
      above.scalars[0] = net.weightMean
      above.scalars[1] = net.weightVariance
      memory.noiseVariance = net.noiseVariance
      let shallow = network.shallow
      put(shallow.nodeMeanPrecision.elements, above.meanPrecision)
      put(shallow.nodeMeanPull, above.meanPull)
      put(
        shallow.prior.nodeScale.elements.map { shallow.prior.nodeDegrees * $0 },
        above.scatterPrior)
    }
    refresh(&state)
    return state
  }

  /// Computes the statistics of a state anew from its γ and the data; no step needs it.
  public func refresh(_ state: inout State) {
    state.withMemory { memory in
      memory.recompute()
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

  // MARK: The sweep

  public func step(_ state: inout State, using random: inout RandomSource) -> Info {
    state.withMemory { memory in
      moveAndJump(memory, using: &random)
      drawWeights(memory, using: &random)
      if !isHierarchyFixed { drawHierarchy(memory, using: &random) }
      return Info(
        acceptance: memory.acceptance, isBirth: memory.jump > 0,
        jumpAcceptance: memory.jumpAcceptance, isJump: memory.jumped > 0, points: layout.points,
        residualSum: memory.residualSum, noiseVariance: memory.noiseVariance)
    }
  }

  // MARK: γ and M, with the weights integrated out

  @inline(__always)
  private func moveAndJump(_ memory: JumpMemory, using random: inout RandomSource) {
    let (p, m) = (layout.inputs, memory.units)
    setRidges(memory)
    renewRoot(memory)

    // What is proposed: a column for each unit, and one to be born or one to die
    if p == 2 {
      proposeMoves(memory, inputs: 2, using: &random)
    } else {
      proposeMoves(memory, inputs: p, using: &random)
    }
    let isBirth = m == 0 || (m < layout.most && random.uniform() < 0.5)
    var (victim, spread) = (0, 0.0)
    if isBirth {
      proposeUnit(memory, into: memory.candidates + m * p, using: &random)
      for k in 0..<p { spread += memory.short[k] * memory.short[k] }
    } else {
      victim = min(Int(random.uniform() * Double(m)), m - 1)
    }
    let threshold = random.uniform()
    let count = isBirth ? m + 1 : m
    memory.fillCandidates(count)

    // How the data judge the moves, unit after unit
    var sum = 0.0
    for j in 0..<m {
      let row = memory.products + j * memory.productWidth(m, count)
      let fit = fit(
        memory, products: row + 1, projection: row[0], square: row[1 + p + m + j], without: j)
      let logRatio =
        (fit.isSafe
          ? moveLogRatio(memory, fit) : moveLogRatioAnew(memory, unit: j, row: row))
        + memory.priorRatios[j]
      let acceptance = logRatio >= 0 ? 1 : logRatio.isNaN ? 0 : Double.exp(logRatio)
      sum += acceptance
      if memory.thresholds[j] < acceptance {
        memory.move(unit: j, of: count)
        if fit.isSafe {
          memory.exchange(p + j, pivot: fit.pivot, remainder: fit.remainder)
        } else {
          renewRoot(memory)
        }
      }
    }
    memory.acceptance = m > 0 ? sum / Double(m) : 0

    // And the jump
    var logRatio: Double
    if isBirth {
      let row = memory.products + m * memory.productWidth(m, count)
      let square = row[1 + p + m + m]
      let fit = fit(
        memory, products: row + 1, projection: row[0], square: square, without: m)
      logRatio =
        fit.isSafe
        ? birthLogRatio(memory, fit) : birthLogRatioAnew(memory, row: row, square: square)
      logRatio += logRest(
        ofBirthAt: m, logProposalRatio: logProposalRatio(spread, inputs: p))
    } else {
      let unit = memory.coefficients + victim * p
      // It is seen as if it were the candidate that takes its own place
      let place = p + victim
      let column = memory.gram + place * memory.width
      let fit = fit(
        memory, products: column, projection: memory.projections[place],
        square: column[place], without: victim)
      logRatio =
        fit.isSafe ? -birthLogRatio(memory, fit) : deathLogRatioAnew(memory, unit: victim)
      let distance = -2 * logPrior(memory, unit) / (birthSpread * birthSpread)
      logRatio -= logRest(
        ofBirthAt: m - 1, logProposalRatio: logProposalRatio(distance, inputs: p))
    }
    let acceptance = logRatio >= 0 ? 1 : logRatio.isNaN ? 0 : Double.exp(logRatio)
    memory.jump = isBirth ? 1 : -1
    memory.jumpAcceptance = acceptance
    memory.jumped = threshold < acceptance ? 1 : 0
    if threshold < acceptance {
      if isBirth { memory.add(lastOf: count) } else { memory.remove(unit: victim) }
    }
  }

  /// γ̃_j = ±γ_j + w z for each unit, its prior's ratio, and the uniform number that will judge it. Written out for a
  /// constant and one input, as in ``HierarchyMemory``.
  @inline(__always)
  private func proposeMoves(
    _ memory: JumpMemory, inputs p: Int, using random: inout RandomSource
  ) {
    for j in 0..<memory.units {
      let width = widths[min(Int(random.uniform() * Double(widths.count)), widths.count - 1)]
      let sign = random.uniform() < mirrorShare ? -1.0 : 1
      let old = memory.coefficients + j * p
      let candidate = memory.candidates + j * p
      for k in 0..<p { candidate[k] = sign * old[k] + width * random.normal() }
      memory.priorRatios[j] = priorLogRatio(memory, candidate, old, inputs: p)
      memory.thresholds[j] = random.uniform()
    }
  }

  /// γ̃ = μ_γ + k L z, L L' = S_γ; leaves z in `short`.
  @inline(__always)
  private func proposeUnit(
    _ memory: JumpMemory, into candidate: UnsafeMutablePointer<Double>,
    using random: inout RandomSource
  ) {
    let p = layout.inputs
    let above = memory.hierarchy
    for column in 0..<p {
      for row in column..<p {
        var sum = 0.0
        for k in 0..<p { sum += above.nodeRoot[row + k * p] * above.nodeRoot[column + k * p] }
        above.square[row + column * p] = sum
      }
    }
    let factor = SmallFactor(
      factoring: above.square, size: p, stride: p, floor: .leastNormalMagnitude)
    for k in 0..<p { memory.short[k] = random.normal() }
    for k in 0..<p {
      var value = memory.short[k] / factor.entries[k + k * p]
      for l in 0..<k { value += factor.entries[k + l * p] * memory.short[l] }
      candidate[k] = above.nodeMean[k] + birthSpread * value
    }
  }

  /// Of R, log P(M + 1)/P(M) + log p(γ̃)/q(γ̃) + log death(M + 1)/birth(M), and what the rule leaves out of the
  /// likelihood.
  @inline(__always)
  private func logRest(ofBirthAt m: Int, logProposalRatio: Double) -> Double {
    var sum = 0.0
    if !rule.hasNormalisingConstant { sum -= 0.5 * .log(2 * .pi) }
    if rule.hasPriorOfUnits { sum += logPriorSteps[m] }
    if rule.hasProposalDensity { sum += logProposalRatio }
    if rule.hasEndProbabilities {
      sum += .log(
        (1 - JumpRule.birth(at: m + 1, most: layout.most))
          / JumpRule.birth(at: m, most: layout.most))
    }
    return sum
  }

  /// log p(γ̃)/q(γ̃) for γ̃ = μ_γ + k F z, from z'z.
  @inline(__always)
  private func logProposalRatio(_ squares: Double, inputs p: Int) -> Double {
    birthSpread == 1
      ? 0 : Double(p) * .log(birthSpread) + 0.5 * squares * (1 - birthSpread * birthSpread)
  }

  /// log p(γ_j | μ_γ, S_γ) without its constant.
  @inline(__always)
  private func logPrior(_ memory: JumpMemory, _ unit: UnsafePointer<Double>) -> Double {
    let p = layout.inputs
    let above = memory.hierarchy
    var sum = 0.0
    for column in 0..<p {
      var inner = 0.0
      for row in 0..<p {
        inner += above.nodePrecision[row + column * p] * (unit[row] - above.nodeMean[row])
      }
      sum += (unit[column] - above.nodeMean[column]) * inner
    }
    return -0.5 * sum
  }

  /// log p(γ̃_j | μ_γ, S_γ) - log p(γ_j | μ_γ, S_γ) = -(γ̃_j - γ_j)'S_γ⁻¹(γ̃_j + γ_j - 2μ_γ)/2.
  @inline(__always)
  private func priorLogRatio(
    _ memory: JumpMemory, _ candidate: UnsafePointer<Double>, _ unit: UnsafePointer<Double>,
    inputs p: Int
  ) -> Double {
    let above = memory.hierarchy
    var sum = 0.0
    for column in 0..<p {
      var inner = 0.0
      for row in 0..<p {
        inner +=
          above.nodePrecision[row + column * p]
          * (candidate[row] + unit[row] - 2 * above.nodeMean[row])
      }
      sum += (candidate[column] - unit[column]) * inner
    }
    return -0.5 * sum
  }

  @inline(__always)
  private func setRidges(_ memory: JumpMemory) {
    let line = memory.noiseVariance / network.prior.linearVariance
    let unit = memory.noiseVariance / memory.hierarchy.weightVariance
    for k in 0..<layout.inputs { memory.ridges[k] = line }
    for k in layout.inputs..<layout.width { memory.ridges[k] = unit }
  }

  /// What no pivot of W'W + Λ is below, as in ``ShallowNetworkSampler``.
  @inline(__always)
  private func pivotFloor(_ memory: JumpMemory) -> Double {
    max(min(memory.ridges[0], memory.ridges[layout.inputs]), .ulpOfOne * Double(layout.points))
  }

  /// The root of W'W + Λ anew: where Λ changed, or where too many digits were lost.
  @inline(__always)
  private func renewRoot(_ memory: JumpMemory) {
    memory.renewRoot(pull: pull(memory), floor: pivotFloor(memory))
    let squares =
      memory.targetsSquared + Double(memory.units) * pull(memory) * memory.hierarchy.weightMean
    memory.squaredReach = squares / (memory.noiseVariance * memory.noiseVariance)
  }

  /// What Λb₀ has for a unit.
  @inline(__always)
  private func pull(_ memory: JumpMemory) -> Double {
    memory.ridges[layout.inputs] * memory.hierarchy.weightMean
  }

  // MARK: Verdicts from the root

  /// What the other columns leave of a column z̃: its pivot q and the remainder r of its product with y.
  private struct Fit {
    let pivot: Double
    let remainder: Double
    /// r²/q of the candidate, and of the unit that was left out.
    let explained: Double
    let explainedBefore: Double
    /// Whether rounding leaves the verdict its digits.
    let isSafe: Bool
  }

  /// How much rounding errors may grow in a verdict from the root, so that 1e-7 of a log ratio is wrong.
  ///
  /// T has its entries to some g ulp, g² = Σ G_jj |t_j|², since 1/|t_j|² is what column j has for itself of its G_jj. So
  /// has w = Tc, whatever cancels: q = c - |w|² loses c/q of them, c = z̃'z̃ + λ, and r loses √c |y|. As r²/q and the
  /// |t_j'T(W'y + Λb₀)|²/|t_j|² of the unit that goes are divided by σ², a verdict loses
  /// g (c/q + (√(r²/q) √(c/q) + |t_j'T(W'y + Λb₀)|/|t_j|) |y|/σ²) ulp. Beyond this bound (small noise, units that are nearly
  /// alike) it is taken from a factor anew, which loses about the same without g, for O((p + M)³).
  static let mostGrowth = 1e-7 / Double.ulpOfOne

  /// A candidate's products with W and y and its square z̃'z̃, seen from all columns but unit j's (none for j = M).
  @inline(__always)
  private func fit(
    _ memory: JumpMemory, products: UnsafePointer<Double>, projection: Double, square: Double,
    without j: Int
  ) -> Fit {
    memory.look(at: products, without: layout.inputs + j)
    let seen = memory.seen
    let whole = square + memory.ridges[layout.inputs]
    let pivot = whole - seen[2]
    let remainder = projection + pull(memory) - seen[3]
    let share = whole / pivot
    let explained = remainder * remainder / pivot
    let before = seen[0] > 0 ? seen[1] * seen[1] / seen[0] : 0
    // The square of the sum in ``mostGrowth`` is below three times the sum of squares, which needs no roots
    let squaredLoss = share * share + (explained * share + before) * memory.squaredReach
    return Fit(
      pivot: pivot, remainder: remainder, explained: explained, explainedBefore: before,
      isSafe: pivot > 0 && 3 * memory.squaredGrowth * squaredLoss < mostGrowth * mostGrowth)
  }

  /// log p(y | γ̃, ν) - log p(y | γ, ν) where a candidate takes the place of the unit that was left out; that had
  /// 1/|t_j|² for q and t_j'T(W'y + Λb₀)/|t_j| for r/√q.
  @inline(__always)
  private func moveLogRatio(_ memory: JumpMemory, _ fit: Fit) -> Double {
    0.5
      * ((fit.explained - fit.explainedBefore) / memory.noiseVariance
        - .log(fit.pivot * memory.seen[0]))
  }

  /// log p(y | γ, γ̃, ν) - log p(y | γ, ν) where a column is added; with the opposite sign where it is taken out.
  @inline(__always)
  private func birthLogRatio(_ memory: JumpMemory, _ fit: Fit) -> Double {
    contribution(memory, pivot: fit.pivot, explained: fit.explained)
  }

  /// What a column adds to log p(y | γ, ν): log(λ/q)/2 + r²/(2qσ²) - μ_β²/(2σ_β²), λ = σ²/σ_β².
  ///
  /// q is what W'W + Λ bordered by the column has for its last pivot, and r what the other columns leave of its product
  /// with y.
  @inline(__always)
  private func contribution(
    _ memory: JumpMemory, pivot: Double, explained: Double
  ) -> Double {
    let above = memory.hierarchy
    return 0.5
      * (.log(memory.ridges[layout.inputs] / pivot) + explained / memory.noiseVariance
        - above.weightMean * above.weightMean / above.weightVariance)
  }

  // MARK: Verdicts from a factor anew

  /// Factors W'W + Λ with the place of unit j empty (none is for j = M), and below it the rows W'y + Λb₀ and the two
  /// that `border` writes.
  @inline(__always)
  private func factorAround(
    _ memory: JumpMemory, unit j: Int,
    border: (_ column: Int, _ rows: UnsafeMutablePointer<Double>) -> Void
  ) {
    let (p, m) = (layout.inputs, memory.units)
    let size = p + m
    let pull = pull(memory)
    for k in 0..<size {
      let column = memory.factor + k * memory.factorStride
      column.update(from: memory.gram + k * memory.width, count: size)
      column[k] += memory.ridges[k]
      if j < m { column[p + j] = 0 }
      column[size] = memory.projections[k] + (k < p ? 0 : pull)
      border(k, column + size + 1)
    }
    if j < m {
      let place = memory.factor + (p + j) * memory.factorStride
      for row in 0..<(size + 3) { place[row] = row == p + j ? 1 : 0 }
    }
    BorderedFactor.factor(
      memory.factor, size: size, rows: size + 3, stride: memory.factorStride,
      floor: pivotFloor(memory))
  }

  /// The same given the columns that were factored.
  @inline(__always)
  private func contribution(
    _ memory: JumpMemory, size: Int, row: Int, square: Double, projection: Double
  ) -> Double {
    var pivot = square + memory.ridges[layout.inputs]
    var remainder = projection + pull(memory)
    for k in 0..<size {
      let rows = memory.factor + k * memory.factorStride + size
      pivot -= rows[row] * rows[row]
      remainder -= rows[0] * rows[row]
    }
    pivot = max(pivot, pivotFloor(memory))
    return contribution(memory, pivot: pivot, explained: remainder * remainder / pivot)
  }

  /// log p(y | γ̃, ν) - log p(y | γ, ν) where candidate j takes the place of unit j.
  @inline(never)
  private func moveLogRatioAnew(
    _ memory: JumpMemory, unit j: Int, row: UnsafePointer<Double>
  ) -> Double {
    let (p, m) = (layout.inputs, memory.units)
    let current = memory.gram + (p + j) * memory.width
    factorAround(memory, unit: j) { k, rows in
      rows[0] = current[k]
      rows[1] = row[1 + k]
    }
    let size = p + m
    return contribution(
      memory, size: size, row: 2, square: row[p + 1 + m + j], projection: row[0])
      - contribution(
        memory, size: size, row: 1, square: current[p + j], projection: memory.projections[p + j])
  }

  /// log p(y | γ, γ̃, ν) - log p(y | γ, ν) where the last candidate is added.
  @inline(never)
  private func birthLogRatioAnew(
    _ memory: JumpMemory, row: UnsafePointer<Double>, square: Double
  ) -> Double {
    let (p, m) = (layout.inputs, memory.units)
    factorAround(memory, unit: m) { k, rows in
      rows[0] = row[1 + k]
      rows[1] = 0
    }
    return contribution(memory, size: p + m, row: 1, square: square, projection: row[0])
  }

  /// log p(y | γ without γ_j, ν) - log p(y | γ, ν).
  @inline(never)
  private func deathLogRatioAnew(_ memory: JumpMemory, unit j: Int) -> Double {
    let (p, m) = (layout.inputs, memory.units)
    let current = memory.gram + (p + j) * memory.width
    factorAround(memory, unit: j) { k, rows in
      rows[0] = current[k]
      rows[1] = 0
    }
    return -contribution(
      memory, size: p + m, row: 1, square: current[p + j], projection: memory.projections[p + j])
  }

  // MARK: Weights and ν by their conditionals

  /// (a, β) | γ, ν, y ~ N(G⁻¹(W'y + Λb₀), σ² G⁻¹), G = W'W + Λ: T'(T(W'y + Λb₀) + σz) with T'T = G⁻¹
  @inline(__always)
  private func drawWeights(_ memory: JumpMemory, using random: inout RandomSource) {
    let size = layout.inputs + memory.units
    let noise = memory.noiseVariance.squareRoot()
    renewRoot(memory)
    for k in 0..<size { memory.image[k] += noise * random.normal() }
    memory.transposeRoot()
    memory.residualSum = memory.freshResidualSum()
  }

  /// μ_β, σ_β², μ_γ, S_γ given the units, and 1/σ² | a, β, γ, y ~ Gamma((s + N)/2, (s S + |y - Wb|²)/2).
  @inline(__always)
  private func drawHierarchy(_ memory: JumpMemory, using random: inout RandomSource) {
    let prior = network.prior.units
    let (above, m) = (memory.hierarchy, memory.units)
    above.drawWeightPrior(prior, units: m, using: &random)
    above.drawNodeMean(units: m, floor: network.shallow.nodeMeanFloor, using: &random)
    above.drawNodeCovariance(
      units: m, degrees: prior.nodeDegrees, floor: network.shallow.scatterFloor, using: &random)
    memory.noiseVariance = ShallowNetworkPrior.variance(
      scatter: prior.noiseDegrees * prior.noiseScale + memory.residualSum,
      shape: 0.5 * (prior.noiseDegrees + Double(layout.points)), using: &random)
  }
}
