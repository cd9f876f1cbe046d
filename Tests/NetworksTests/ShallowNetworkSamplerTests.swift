import BayesNumerics
import Inference
import RealModule
import TestSupport
import Testing

@testable import Networks

/// Each conditional by itself: its formula is the joint density along one block, exactly, and its
/// draws follow the formula. Then the statistics that are kept, and odd data.
@Suite struct ShallowNetworkSamplerTests {
  /// A state away from the mode, so that nothing is small by chance.
  private static func setting(
    points: Int = 12, nodes: Int = 3
  ) throws -> (ShallowNetworkSampler, ShallowNetworkParameters) {
    let network = try NetworkData.network(
      points: points, nodes: nodes, prior: NetworkData.firmPrior(inputs: 2))
    var random = RandomSource(seed: 11)
    return (ShallowNetworkSampler(network), network.samplePrior(using: &random))
  }

  /// Draws of one block from one state, read off as a number.
  private func draws(
    _ sampler: ShallowNetworkSampler, _ start: ShallowNetworkParameters, seed: UInt64,
    _ update: (NetworkMemory, inout RandomSource) -> Void,
    _ number: (NetworkMemory) -> Double
  ) -> [Double] {
    var random = RandomSource(seed: seed)
    let fresh = sampler.start(from: start)
    return (0..<20_000).map { _ in
      var state = fresh
      return state.withMemory { memory in
        update(memory, &random)
        return number(memory)
      }
    }
  }

  /// The joint density changes along a block as the conditional does: to 1e-10, where both are sums
  /// of a few tens of terms below 1e4 (1e4 × 50 × 2⁻⁵³ = 6e-11).
  private func agree(_ joint: Double, _ conditional: Double) -> Bool {
    abs(joint - conditional) <= 1e-10 * max(1, abs(joint))
  }

  @Test func weightsAreNormal() throws {
    let (sampler, start) = try Self.setting()
    let network = sampler.network
    let lemma = try CollapsedLikelihood(
      features: ShallowNetwork.features(start.nodes, at: network.inputs),
      targets: network.targets, noiseVariance: start.noiseVariance,
      weightMean: start.weightMean, weightVariance: start.weightVariance)

    // The formula is the joint density
    var other = start
    other.weights = [1, -2, 0.5]
    func logConditional(_ weights: [Double]) -> Double {
      let white = lemma.precisionFactor.lower.transposedTimes(
        zip(weights, lemma.weightMeans).map { $0 - $1 })
      return -0.5 * dot(white, white)
    }
    #expect(
      agree(
        network.logJoint(other) - network.logJoint(start),
        logConditional(other.weights) - logConditional(start.weights)))

    // The draws are the formula, along three directions
    for (index, direction) in [[1.0, 0, 0], [0, 0, 1], [1, -2, 1]].enumerated() {
      let found = draws(
        sampler, start, seed: UInt64(20 + index), { sampler.drawWeights($0, using: &$1) },
        { memory in (0..<3).reduce(0) { $0 + direction[$1] * memory.weights[$1] } })
      let variance = dot(direction, lemma.precisionFactor.solve(direction))
      let law = Normal(
        mean: dot(direction, lemma.weightMeans), standardDeviation: variance.squareRoot())
      #expect(!BinnedCounts(found, against: law).rejects())
      let wrong = Normal(mean: law.mean, standardDeviation: 1.08 * law.standardDeviation)
      #expect(BinnedCounts(found, against: wrong).rejects())
    }
  }

  @Test func weightPriorIsNormalThenGamma() throws {
    let (sampler, start) = try Self.setting()
    let (network, prior) = (sampler.network, sampler.network.prior)

    // μ_β
    let precision = 1 / prior.weightMeanVariance + 3 / start.weightVariance
    let pull =
      prior.weightMeanCentre / prior.weightMeanVariance
      + start.weights.reduce(0, +) / start.weightVariance
    let mean = Normal(
      mean: pull / precision, standardDeviation: 1 / precision.squareRoot())
    var other = start
    other.weightMean = 1.3
    #expect(
      agree(
        network.logJoint(other) - network.logJoint(start),
        mean.logDensity(1.3) - mean.logDensity(start.weightMean)))
    let means = draws(
      sampler, start, seed: 30, { sampler.drawWeightPrior($0, using: &$1) }, \.weightMean)
    #expect(!BinnedCounts(means, against: mean).rejects())

    // 1/σ_β² given the μ_β just drawn: in units of its own rate it is one gamma distribution
    func law(_ mean: Double) -> Gamma {
      Gamma(
        shape: 0.5 * (prior.weightDegrees + 3),
        rate: 0.5
          * (prior.weightDegrees * prior.weightScale
            + start.weights.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }))
    }
    var wider = start
    wider.weightVariance = 2.2
    #expect(
      agree(
        network.logJoint(wider) - network.logJoint(start),
        law(start.weightMean).logDensity(1 / 2.2)
          - law(start.weightMean).logDensity(1 / start.weightVariance)))
    let units = draws(
      sampler, start, seed: 31, { sampler.drawWeightPrior($0, using: &$1) },
      { law($0.weightMean).rate / $0.weightVariance })
    #expect(!BinnedCounts(units, against: Gamma(shape: law(0).shape, rate: 1)).rejects())
    // The control: half a degree, a number of nodes miscounted by one
    #expect(BinnedCounts(units, against: Gamma(shape: law(0).shape - 0.5, rate: 1)).rejects())
  }

  @Test func noiseIsGamma() throws {
    let (sampler, start) = try Self.setting()
    let (network, prior) = (sampler.network, sampler.network.prior)
    let residuals = zip(
      network.targets, ShallowNetwork.function(start, at: network.inputs)
    ).map { $0 - $1 }
    let law = Gamma(
      shape: 0.5 * (prior.noiseDegrees + 12),
      rate: 0.5 * (prior.noiseDegrees * prior.noiseScale + dot(residuals, residuals)))
    var other = start
    other.noiseVariance = 0.9
    #expect(
      agree(
        network.logJoint(other) - network.logJoint(start),
        law.logDensity(1 / 0.9) - law.logDensity(1 / start.noiseVariance)))
    let found = draws(
      sampler, start, seed: 40, { sampler.drawNoise($0, using: &$1) }, { 1 / $0.noiseVariance })
    #expect(!BinnedCounts(found, against: law).rejects())
    let wrong = Gamma(shape: law.shape + 0.5, rate: law.rate)
    #expect(BinnedCounts(found, against: wrong).rejects())
  }

  @Test func nodeMeanIsNormal() throws {
    let (sampler, start) = try Self.setting()
    let (network, prior) = (sampler.network, sampler.network.prior)
    let precision = try Cholesky(start.nodeCovariance).solve(.identity(2))
    let priorPrecision = try Cholesky(prior.nodeMeanCovariance).solve(.identity(2))
    let total = (0..<2).map { k in (0..<3).reduce(0) { $0 + start.nodes[k, $1] } }
    let together = try Cholesky(
      Matrix(
        rows: 2, columns: 2,
        elements: zip(priorPrecision.elements, precision.elements).map { $0 + 3 * $1 }))
    let centre = together.solve(
      zip(priorPrecision * prior.nodeMeanCentre, precision * total).map { $0 + $1 })
    func logConditional(_ mean: [Double]) -> Double {
      let white = together.lower.transposedTimes(zip(mean, centre).map { $0 - $1 })
      return -0.5 * dot(white, white)
    }
    var other = start
    other.nodeMean = [1, -0.5]
    #expect(
      agree(
        network.logJoint(other) - network.logJoint(start),
        logConditional(other.nodeMean) - logConditional(start.nodeMean)))
    for direction in [[1.0, 0], [0, 1], [1, -1]] {
      let found = draws(
        sampler, start, seed: 50, { sampler.drawNodeMean($0, using: &$1) },
        { direction[0] * $0.nodeMean[0] + direction[1] * $0.nodeMean[1] })
      let law = Normal(
        mean: dot(direction, centre),
        standardDeviation: dot(direction, together.solve(direction)).squareRoot())
      #expect(!BinnedCounts(found, against: law).rejects())
      let wrong = Normal(mean: law.mean, standardDeviation: 1.08 * law.standardDeviation)
      #expect(BinnedCounts(found, against: wrong).rejects())
    }
  }

  @Test func nodePrecisionIsWishart() throws {
    let (sampler, start) = try Self.setting()
    let (network, prior) = (sampler.network, sampler.network.prior)
    var scatter = Matrix(
      rows: 2, columns: 2, elements: prior.nodeScale.elements.map { prior.nodeDegrees * $0 })
    for j in 0..<3 {
      let d = (0..<2).map { start.nodes[$0, j] - start.nodeMean[$0] }
      for a in 0..<2 { for b in 0..<2 { scatter[a, b] += d[a] * d[b] } }
    }
    let scale = try Cholesky(scatter).solve(.identity(2))
    let law = try Wishart(degreesOfFreedom: prior.nodeDegrees + 3, scale: scale)
    var other = start
    other.nodeCovariance = Matrix(rows: [[1.5, 0.4], [0.4, 0.7]])
    func precision(_ p: ShallowNetworkParameters) throws -> Matrix {
      try Cholesky(p.nodeCovariance).solve(.identity(2))
    }
    let change = law.logDensity(try precision(other)) - law.logDensity(try precision(start))
    #expect(agree(network.logJoint(other) - network.logJoint(start), change))
    // x'Wx / x'Vx ~ χ²(n), x'V⁻¹x / x'W⁻¹x ~ χ²(n - 1); S_γ is kept as a root, W as itself
    let n = law.degreesOfFreedom
    for x in [[1.0, 0], [0, 1], [1, -1]] {
      let direct = draws(
        sampler, start, seed: 60, { sampler.drawNodeCovariance($0, using: &$1) },
        { memory in
          let w = memory.nodePrecision
          let value = x[0] * x[0] * w[0] + 2 * x[0] * x[1] * w[1] + x[1] * x[1] * w[3]
          return value / dot(x, scale * x)
        })
      let inverted = draws(
        sampler, start, seed: 61, { sampler.drawNodeCovariance($0, using: &$1) },
        { memory in
          let f = memory.nodeRoot
          let (u, v) = (f[0] * x[0] + f[1] * x[1], f[2] * x[0] + f[3] * x[1])
          return dot(x, scatter * x) / (u * u + v * v)
        })
      #expect(!BinnedCounts(direct, against: Gamma(shape: n / 2, rate: 0.5)).rejects())
      #expect(!BinnedCounts(inverted, against: Gamma(shape: (n - 1) / 2, rate: 0.5)).rejects())
      #expect(BinnedCounts(direct, against: Gamma(shape: (n + 1) / 2, rate: 0.5)).rejects())
      #expect(BinnedCounts(inverted, against: Gamma(shape: n / 2, rate: 0.5)).rejects())
    }
  }

  /// The log ratio of a proposal is the difference of Lemma 2.1, and of the likelihood given β; the
  /// prior's is the difference of its normal densities. Every other candidate is accepted before the next
  /// is judged, so that its products with the later ones count. Bounds as in `agree`; the control judges
  /// the last candidate beside the nodes from before.
  @Test(arguments: [1, 2, 5, 10]) func ratiosAreDifferencesOfDensities(nodes: Int) throws {
    let (sampler, start) = try Self.setting(points: 30, nodes: nodes)
    let network = sampler.network
    let uncollapsed = ShallowNetworkSampler(network, scheme: .uncollapsed)
    var random = RandomSource(seed: 70)
    var state = sampler.start(from: start)
    let candidates = state.withMemory { memory in
      for j in 0..<nodes {
        memory.priorRatios[j] = sampler.propose(memory, node: j, width: 0.8, using: &random)
      }
      memory.fillCandidates(inputs: sampler.inputs.base)
      return (0..<(2 * nodes)).map { memory.candidates[$0] }
    }
    func lemma(_ p: ShallowNetworkParameters) throws -> Double {
      try CollapsedLikelihood(
        features: ShallowNetwork.features(p.nodes, at: network.inputs),
        targets: network.targets, noiseVariance: p.noiseVariance, weightMean: p.weightMean,
        weightVariance: p.weightVariance
      ).logDensity
    }
    func with(_ j: Int, in parameters: ShallowNetworkParameters) -> ShallowNetworkParameters {
      var proposed = parameters
      for k in 0..<2 { proposed.nodes[k, j] = candidates[k + 2 * j] }
      return proposed
    }
    var current = start
    for j in 0..<nodes {
      let proposed = with(j, in: current)
      let (collapsed, given, prior) = state.withMemory { memory in
        (
          sampler.logLikelihoodRatio(memory, node: j),
          uncollapsed.logLikelihoodRatio(memory, node: j), memory.priorRatios[j]
        )
      }
      let evidence = try lemma(proposed) - lemma(current)
      #expect(agree(evidence, collapsed))
      #expect(agree(network.logLikelihood(proposed) - network.logLikelihood(current), given))
      #expect(agree(network.logPrior(proposed) - network.logPrior(current), prior))
      if j == nodes - 1, nodes > 1 {
        #expect(try !agree(lemma(with(j, in: start)) - lemma(start), collapsed))
      }
      if j % 2 == 0 {
        state.withMemory { $0.accept(candidate: j) }
        current = proposed
      }
    }
  }

  /// What a state keeps equals what its γ and the data give, after 1e5 sweeps: to 1e-9 of N, the size
  /// of a product of two columns. The control: a state whose γ was changed alone is found out.
  @Test func statisticsNeverGoStale() throws {
    let (sampler, start) = try Self.setting(points: 50, nodes: 4)
    var random = RandomSource(seed: 80)
    var state = sampler.start(from: start)
    for _ in 0..<100_000 { _ = sampler.step(&state, using: &random) }
    func difference(_ a: ShallowNetworkSampler.State, _ b: ShallowNetworkSampler.State) -> Double {
      var (a, b) = (a, b)
      return a.withMemory { a in
        b.withMemory { b in
          var largest = 0.0
          for k in 0..<16 { largest = max(largest, abs(a.gram[k] - b.gram[k])) }
          for k in 0..<4 { largest = max(largest, abs(a.projections[k] - b.projections[k])) }
          return largest
        }
      }
    }
    var fresh = state
    sampler.refresh(&fresh)
    #expect(difference(state, fresh) <= 1e-9 * 50)
    var stale = state
    stale.withMemory { $0.coefficients[0] += 0.1 }
    var refreshed = stale
    sampler.refresh(&refreshed)
    #expect(difference(stale, refreshed) > 1e-9 * 50)
    // And a restart from the draw is the same state, up to the factoring of S_γ
    #expect(difference(state, sampler.start(at: state.position)) <= 1e-9 * 50)
  }

  /// Ten thousand sweeps happen in the memory of the state; the control: whoever keeps a copy forces new
  /// memory for what is changed, and the copy stays as it was.
  @Test func nothingIsAllocatedOnTheWay() throws {
    let (sampler, start) = try Self.setting(points: 50, nodes: 4)
    func place(_ state: inout ShallowNetworkSampler.State) -> UInt {
      state.withMemory { UInt(bitPattern: $0.columns) }
    }
    var random = RandomSource(seed: 81)
    var state = sampler.start(from: start)
    let before = place(&state)
    #expect(before % 64 == 0)
    for _ in 0..<10_000 { _ = sampler.step(&state, using: &random) }
    #expect(place(&state) == before)

    let copy = state
    let position = copy.position
    _ = sampler.step(&state, using: &random)
    #expect(place(&state) != before)
    #expect(copy.position == position && state.position != position)
  }

  /// Huge weights that cancel: the short way would lose all digits, the answer keeps ten.
  @Test func residualsSurviveCancellation() throws {
    var (sampler, start) = try Self.setting(points: 40, nodes: 3)
    start.nodes = Matrix(rows: [[0.3, 0.3, 1], [1, 1 + 1e-9, -1]])
    start.weights = [1e8, -1e8, 1]
    let network = sampler.network
    var state = sampler.start(from: start)
    let residuals = zip(
      network.targets, ShallowNetwork.function(start, at: network.inputs)
    ).map { $0 - $1 }
    let (fresh, short) = state.withMemory { memory in
      var sum = memory.targetsSquared
      for i in 0..<3 {
        sum -= 2 * memory.weights[i] * memory.projections[i]
        for j in 0..<3 { sum += memory.weights[i] * memory.weights[j] * memory.gram[i + j * 3] }
      }
      return (memory.freshResidualSum(), sum)
    }
    let truth = dot(residuals, residuals)
    // Each residual is a sum of terms of 1e8, whose roundings are 1e-8 each
    #expect(abs(fresh - truth) <= 1e-6 * truth)
    #expect(abs(short - truth) > 1e-2 * truth)
    sampler = ShallowNetworkSampler(network, scheme: .uncollapsed)
    var random = RandomSource(seed: 1)
    for _ in 0..<100 { _ = sampler.step(&state, using: &random) }
    #expect(state.position.allSatisfy { $0.isFinite })
  }

  /// One point, no point, more nodes than points, constant x or y, a column twice, extreme scales:
  /// every draw is finite and every variance positive.
  @Test func oddDataGiveNumbers() throws {
    let line = (0..<10).map { Double($0) }
    let cases: [(Matrix, [Double], Int)] = [
      (ShallowNetwork.withConstant([]), [], 2),
      (ShallowNetwork.withConstant([1]), [2], 3),
      (ShallowNetwork.withConstant([1, 2]), [2, 0], 12),
      (ShallowNetwork.withConstant([Double](repeating: 3, count: 10)), line, 2),
      (ShallowNetwork.withConstant(line), [Double](repeating: 0, count: 10), 2),
      (Matrix(rows: line.map { [1, $0, $0, 1] }), line, 3),
      (ShallowNetwork.withConstant(line.map { 1e12 * $0 }), line.map { 1e6 * $0 }, 3),
      (ShallowNetwork.withConstant(line.map { 1e-12 * $0 }), line.map { 1e-9 * $0 }, 3),
      (ShallowNetwork.withConstant(line), line.map { $0.truncatingRemainder(dividingBy: 2) }, 1),
    ]
    for (index, (x, y, nodes)) in cases.enumerated() {
      let network = try ShallowNetwork(inputs: x, targets: y, nodes: nodes)
      for scheme in [ShallowNetworkScheme.corrected, .asPrinted, .uncollapsed] {
        for proposal in [NodeProposal.randomWalk, .priorReversible] {
          var random = RandomSource(seed: UInt64(index))
          let sampler = ShallowNetworkSampler(network, scheme: scheme, proposal: proposal)
          var state = sampler.start(from: network.samplePrior(using: &random))
          let tuned = sampler.tuned(300, from: &state, using: &random) { _ in }
          for _ in 0..<300 {
            let info = tuned.step(&state, using: &random)
            #expect((0...1).contains(info.acceptance) && info.logLikelihood.isFinite)
          }
          let parameters = state.parameters
          #expect(
            state.position.allSatisfy { $0.isFinite }, "case \(index), \(scheme), \(proposal)")
          #expect(parameters.noiseVariance > 0 && parameters.weightVariance > 0)
        }
      }
    }
  }

  /// Chains that run side by side equal chains that run in turn, and tuning reaches its aim to a
  /// third.
  @Test func chainsRunAndTune() async throws {
    let (sampler, start) = try Self.setting(points: 40, nodes: 2)
    var random = RandomSource(seed: 5)
    var state = sampler.start(from: start)
    let tuned = sampler.tuned(2000, from: &state, using: &random) { _ in }
    var sum = 0.0
    for _ in 0..<2000 { sum += tuned.step(&state, using: &random).acceptance }
    #expect(abs(sum / 2000 - 0.3) <= 0.1)
    let recorder = Recorder(names: sampler.network.names)
    let lengths = ChainLengths(warmUp: 50, draws: 50, thinning: 2)
    let starts = [start.position, start.position]
    let parallel = await sample(
      sampler, from: starts, lengths: lengths, recording: recorder, using: RandomSource(seed: 9))
    let serial = await sample(
      sampler, from: starts, lengths: lengths, recording: recorder, inParallel: false,
      using: RandomSource(seed: 9))
    #expect(parallel == serial)
  }
}
