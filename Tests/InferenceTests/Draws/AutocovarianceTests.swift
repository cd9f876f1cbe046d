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

  /// Against the sum that it is, about the mean of all chains, one of which sits apart; the control is
  /// the average of each chain's own.
  @Test(arguments: [1, 3, 4]) func pooledCorrelationsAreAboutTheCommonMean(count: Int) {
    var random = RandomSource(seed: 18)
    var chains = autoregressiveChains(count, draws: 80, memory: 0.6, using: &random)
    chains[0] = chains[0].map { $0 + 3 }
    let mean = sampleMean(chains.flatMap(\.self))
    let total = chains.joined().reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    let correlations = pooledAutocorrelations(of: chains)
    for lag in 0..<80 {
      let sum = chains.reduce(0.0) { sum, chain in
        sum + (0..<80 - lag).reduce(0) { $0 + (chain[$1] - mean) * (chain[$1 + lag] - mean) }
      }
      #expect(abs(correlations[lag] - sum / total) <= 100 * .ulpOfOne)
    }
    let own = chains.map { autocorrelations(of: $0)[20] }
    if count > 1 { #expect(abs(sampleMean(own) - correlations[20]) > 0.1) }
    #expect(pooledAutocorrelations(of: [[2, 2], [2, 2]]).allSatisfy { $0.isNaN })
  }
}
