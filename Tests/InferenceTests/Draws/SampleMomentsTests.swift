import BayesNumerics
import RealModule
import TestSupport
import Testing

@testable import Inference

@Suite struct SampleMomentsTests {
  @Test func byHand() {
    #expect(sampleMean([1, 2, 3, 6]) == 3)
    #expect(sampleVariance([1, 2, 3, 6]) == 14.0 / 3)
    #expect(sampleMean([]).isNaN && sampleVariance([1]).isNaN)
  }

  /// A mean of 2⁴⁰ beside a spread of 1: squares minus squared mean would have no digit left.
  @Test func aLargeMeanTakesNoDigits() {
    #expect(sampleVariance([0x1p40 - 1, 0x1p40, 0x1p40 + 1]) == 1)
  }

  /// The univariate sets of NIST's Statistical Reference Datasets (itl.nist.gov/div898/strd) by their
  /// formula: the centre, then 1000 values a tenth (NumAcc1: one unit) on either side in turn.
  private func accuracySet(_ centre: Double, _ low: Double, _ high: Double, pairs: Int) -> [Double]
  {
    [centre] + (0..<pairs).flatMap { _ in [low, high] }
  }

  /// Means and deviations as exact fractions of the doubles that hold the data, 20 digits by Python's
  /// `fractions`: 4 units of the mean's last place; of the deviation's 500, half a unit an addition.
  /// The certified deviation is 0.1, from which the doubles themselves differ in the tenth (NumAcc3) and
  /// the ninth digit (NumAcc4).
  /// Control: the mean of one pass over NumAcc4 is off by more.
  @Test func keepsTheDigitsOfNIST() {
    let sets: [(data: [Double], mean: Double, deviation: Double, certified: Double)] = [
      (accuracySet(10_000_002, 10_000_001, 10_000_003, pairs: 1), 10_000_002, 1, 1e-16),
      (
        accuracySet(1.2, 1.1, 1.3, pairs: 500), 1.200_000_000_000_000_066_5,
        0.099_999_999_999_999_977_796, 1e-15
      ),
      (
        accuracySet(1_000_000.2, 1_000_000.1, 1_000_000.3, pairs: 500),
        1_000_000.200_000_000_011_583_4, 0.100_000_000_034_924_596_55, 4e-10
      ),
      (
        accuracySet(10_000_000.2, 10_000_000.1, 10_000_000.3, pairs: 500),
        10_000_000.200_000_000_185_334_1, 0.100_000_000_558_793_544_77, 6e-9
      ),
    ]
    for set in sets {
      #expect(relativeError(sampleMean(set.data), set.mean) <= 4)
      let deviation = sampleStandardDeviation(set.data)
      #expect(relativeError(deviation, set.deviation) <= 500, "\(deviation)")
      let certified = set.mean > 1e7 && set.data.count == 3 ? 1 : 0.1
      #expect(abs(deviation - certified) <= set.certified * certified + 500 * .ulpOfOne)
    }
    let onePass = sets[3].data.reduce(0, +) / 1001
    #expect(relativeError(onePass, sets[3].mean) > 4)
  }

  /// Chains moved by 2³⁰, on a grid of 2⁻²⁰ so that the move is exact: what is left of 52 bits is the
  /// grid itself, and every diagnostic is that of the chains unmoved, to 1e-11: sums of 2000 terms, each
  /// rounded to 1e-16, and their differences in the autocorrelations.
  @Test(arguments: [0.0, 0.8, -0.5]) func diagnosticsDoNotSeeWhereTheChainsAre(memory: Double) {
    var random = RandomSource(seed: 17)
    let chains = autoregressiveChains(4, draws: 500, memory: memory, using: &random).map {
      $0.map { ($0 * 0x1p20).rounded() * 0x1p-20 }
    }
    let moved = chains.map { $0.map { $0 + 0x1p30 } }
    let diagnostics: [(String, ([[Double]]) -> Double)] = [
      ("sd", { sampleStandardDeviation($0.flatMap(\.self)) }), ("plain R-hat", RHat.plain),
      ("split R-hat", RHat.split), ("bulk R-hat", RHat.bulk), ("folded R-hat", RHat.folded),
      ("ESS of the mean", EffectiveSampleSize.mean),
      ("ESS of the sd", EffectiveSampleSize.standardDeviation),
      ("bulk ESS", EffectiveSampleSize.bulk), ("tail ESS", EffectiveSampleSize.tail),
      ("MCSE of the mean", MonteCarloError.mean),
      ("MCSE of the sd", MonteCarloError.standardDeviation),
      ("MCSE of the median", { MonteCarloError.quantile(0.5, $0) }),
    ]
    for (name, diagnostic) in diagnostics {
      let (there, here) = (diagnostic(moved), diagnostic(chains))
      #expect(abs(there / here - 1) <= 1e-11, "\(name): \(there), \(here)")
    }
    // Control: R-hat of means that were rounded at 2³⁰ is off by more
    let means = moved.map { ($0.reduce(0, +) / 500).rounded(.toNearestOrEven) }
    #expect(abs(sampleVariance(means) / sampleVariance(chains.map(sampleMean)) - 1) > 1e-11)
  }
}
