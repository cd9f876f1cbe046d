import BayesNumerics
import RealModule
import Testing

@testable import Networks

/// Priors at the ends of what is allowed: a chain's numbers stay finite and its variances positive.
@Suite struct ExtremePriorTests {
  /// A positive number, its logarithm even between the ends.
  private static func scale(
    _ low: Double, _ high: Double, using random: inout RandomSource
  ) -> Double {
    .exp(.log(low) + (.log(high) - .log(low)) * random.uniform())
  }

  private static func prior(inputs: Int, using random: inout RandomSource) -> ShallowNetworkPrior {
    func any() -> Double { scale(1e-4, 1e4, using: &random) }
    var prior = ShallowNetworkPrior(inputs: inputs)
    prior.weightMeanVariance = any()
    prior.weightDegrees = any()
    prior.weightScale = any()
    prior.nodeMeanCovariance = .diagonal([Double](repeating: any(), count: inputs))
    prior.nodeDegrees = Double(inputs) + any()
    prior.nodeScale = .diagonal([Double](repeating: any(), count: inputs))
    prior.noiseDegrees = any()
    prior.noiseScale = any()
    return prior
  }

  /// Three hundred priors with every constant from 1e-4 to 1e4, both proposals, each scheme, with data and
  /// without: fifty tuned sweeps and fifty more.
  @Test func everyAllowedPriorGivesFiniteDraws() throws {
    var random = RandomSource(seed: 8)
    for number in 0..<300 {
      let inputs = 1 + number % 3
      let points = number % 4 == 0 ? 0 : 12
      let x = Matrix(
        rows: points, columns: inputs,
        elements: (0..<(points * inputs)).map { $0 < points ? 1 : random.normal() })
      let network = try ShallowNetwork(
        inputs: x, targets: (0..<points).map { _ in random.normal() }, nodes: 1 + number % 5,
        prior: Self.prior(inputs: inputs, using: &random))
      let start = network.samplePrior(using: &random)
      #expect(start.position.allSatisfy { $0.isFinite }, "\(network.prior)")
      let schemes: [ShallowNetworkScheme] = [.corrected, .asPrinted, .uncollapsed]
      let sampler = ShallowNetworkSampler(
        network, scheme: schemes[number % 3],
        proposal: number % 2 == 0 ? .randomWalk : .priorReversible)
      var state = sampler.start(from: start)
      let tuned = sampler.tuned(50, from: &state, using: &random) { _ in }
      for _ in 0..<50 {
        let info = tuned.step(&state, using: &random)
        #expect((0...1).contains(info.acceptance) && info.logLikelihood.isFinite)
      }
      let now = state.parameters
      #expect(
        now.position.allSatisfy { $0.isFinite } && now.noiseVariance > 0 && now.weightVariance > 0,
        "\(network.prior)")
      #expect(ShallowNetwork.function(now, at: x).allSatisfy { $0.isFinite })
    }
  }

  /// With ordinary degrees of freedom the bounds on a variance change nothing: below 1e-50 or above 1e50
  /// lie 10⁻²⁵ of the draws at one degree. The control: at 1e-3 most draws meet a bound.
  @Test func theBoundsOfVariancesAreMetByHopelessPriorsOnly() {
    var random = RandomSource(seed: 9)
    func met(_ degrees: Double) -> Int {
      (0..<20_000).count { _ in
        let variance = ShallowNetworkPrior.variance(
          scatter: degrees, shape: degrees / 2, using: &random)
        return variance <= 1e-50 || variance >= 1e50
      }
    }
    #expect(met(1) == 0)
    #expect(met(1e-3) > 15_000)
  }
}
