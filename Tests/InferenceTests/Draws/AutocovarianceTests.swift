import BayesNumerics
import Testing

@testable import Inference

@Suite struct AutocovarianceTests {
  /// Against the sum that it is. Rounding of transforms: some ulp times log₂(1024) of γ_0.
  @Test(arguments: [1, 2, 5, 64, 331]) func equalsTheSum(draws: Int) {
    var random = RandomSource(seed: 13)
    let chain = autoregressiveChains(1, draws: draws, memory: 0.7, using: &random)[0]
    let mean = sampleMean(chain)
    let covariances = autocovariances(of: chain)
    #expect(covariances.count == draws)
    for lag in 0..<draws {
      let sum = (0..<draws - lag).reduce(0.0) {
        $0 + (chain[$1] - mean) * (chain[$1 + lag] - mean)
      }
      #expect(abs(covariances[lag] - sum / Double(draws)) <= 100 * .ulpOfOne * covariances[0])
    }
  }

  /// Odd and even numbers of chains, which share transforms in pairs.
  @Test(arguments: [1, 2, 3, 4]) func averagesOverChains(count: Int) {
    var random = RandomSource(seed: 14)
    let chains = autoregressiveChains(count, draws: 50, memory: -0.4, using: &random)
    let single = chains.map { autocovariances(of: $0) }
    for (lag, mean) in meanAutocovariances(of: chains).enumerated() {
      let expected = sampleMean(single.map { $0[lag] })
      #expect(abs(mean - expected) <= 100 * .ulpOfOne * single[0][0])
    }
  }

  @Test func correlationsBeginAtOne() {
    let correlations = autocorrelations(of: [1, 2, 3, 4])
    // γ = (5, 1.25, -1.5, -2.25)/4
    for (value, expected) in zip(correlations, [1, 0.25, -0.3, -0.45]) {
      #expect(abs(value - expected) <= 10 * .ulpOfOne)
    }
    #expect(autocorrelations(of: [2, 2, 2]).allSatisfy { $0.isNaN })
    #expect(autocovariances(of: []).isEmpty)
  }
}
