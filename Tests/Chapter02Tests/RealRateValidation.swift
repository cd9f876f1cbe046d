import BayesNumerics
import TestSupport
import Testing

@testable import chapter2

@Suite struct RealRateValidation {
  /// The verdict's own rate of false alarms is 1 in 100, a quarter for each statistic. Fewer than 20 of 500 right
  /// samples are suspected but once in 3,000,000 runs, fewer than 9 of 100 but once in a million (binomial), and of
  /// 2000 and 300 fewer than 50 and 15 but once in 10⁸ and in 10⁶. The control, wrong counts, is in RealRateTests.
  @Test(arguments: [(200, 4.0), (60, 0.1), (40, 30), (200, 0.15), (60, 100_000)])
  func rightCountsAreSeldomSuspected(intervals: Int, rate: Double) {
    var random = RandomSource(seed: 32)
    let (sets, bound) =
      Validation.isLong ? (rate < 1 ? (300, 15) : (2000, 50)) : (rate < 1 ? (100, 9) : (500, 20))
    let suspected = (0..<sets).count { _ in
      let counts = (0..<intervals).map { _ in Poisson(mean: rate).sample(using: &random) }
      return PoissonFit(of: CountSample(name: "test", counts: counts)).isMisfit
    }
    #expect(suspected < bound, "\(suspected) of \(sets)")
    Validation.note(
      "chapter 2, \(intervals) Poisson counts of mean \(rate)", check: "verdicts on simulated sets",
      size: "\(sets) data sets", statistic: "\(suspected) misfits", threshold: ">= \(bound)",
      rate: 1e-6, isMet: suspected < bound)
  }
}
