import BayesNumerics
import Networks
import Testing

@testable import chapter10

/// The readable sampler and the engine.
@Suite struct JumpSamplerTests {
  static func network(points: Int = 30, most: Int = 4) throws -> VariableNetwork {
    var random = RandomSource(seed: 3)
    let last = Double(max(points - 1, 1))
    let x = (0..<points).map { -2 + 4 * Double($0) / last }
    let y = x.map { x -> Double in
      let square = x * x
      return (1 - square / 2) / (1 + square) + 0.2 * random.normal()
    }
    return try VariableNetwork(
      inputs: ShallowNetwork.withConstant(x), targets: y,
      prior: VariableNetworkPrior(inputs: 2, most: most))
  }

  /// From the same random numbers both make the same 400 sweeps, through births and deaths at every size: their
  /// positions differ by rounding alone, which a chain carries on (1e-6 of what a number is, with room).
  @Test func theEngineMakesTheSameSweeps() throws {
    var sizes: Set<Int> = []
    for points in [0, 30] {
      let network = try Self.network(points: points)
      let engine = ReversibleJumpSampler(network)
      let readable = JumpSampler(network: network)
      var (first, second) = (RandomSource(seed: 8), RandomSource(seed: 8))
      var now = network.samplePrior(units: 2, using: &first)
      var state = engine.start(from: network.samplePrior(units: 2, using: &second))
      for sweep in 0..<400 {
        readable.sweep(&now, using: &first)
        _ = engine.step(&state, using: &second)
        sizes.insert(now.units)
        let pairs = zip(now.position(most: 4), state.position)
        let isSame = pairs.allSatisfy { abs($0 - $1) <= 1e-6 * max(1, abs($0)) }
        try #require(isSame, "\(points) points, sweep \(sweep): \(now), \(state.parameters)")
      }
    }
    #expect(sizes == [0, 1, 2, 3, 4], "\(sizes)")
  }

  /// Lemma 2.1 with its constant, and the marginal likelihood of the engine's module by another formula: sums of some
  /// hundred terms below 1e3 agree to 1e-9.
  @Test func theLemmaIsTheMarginalLikelihood() throws {
    let network = try Self.network()
    let readable = JumpSampler(network: network)
    var random = RandomSource(seed: 5)
    for units in 0...4 {
      let now = network.samplePrior(units: units, using: &random)
      let direct = network.logMarginalLikelihood(
        nodes: now.net.nodes, weightMean: now.net.weightMean,
        weightVariance: now.net.weightVariance, noiseVariance: now.net.noiseVariance)
      let lemma = readable.logMarginalLikelihood(now)
      #expect(abs(lemma - direct) < 1e-9 * max(1, abs(direct)))
      // As printed it lacks (2π)^(k/2)
      #expect(abs(readable.logMarginalLikelihood(now, hasConstant: false) - direct) > 1)
    }
  }
}
