import BayesNumerics
import Datasets
import Foundation
import Marking
import Workbook

extension Exercise {
  static let beforeYouLook = Exercise.beforeYouLook { foretold }

  /// What the chapter computes, and how wide a careful reader's interval may be.
  private static var foretold: [Forecast] {
    let one = Counts(sum: 3, intervals: 1)
    let flat = RatePrior.uniform(upTo: 5)
    let after = [one, Counts(sum: 15, intervals: 5), Counts(sum: 300, intervals: 100)]
      .map(flat.untruncated(after:))
    let exponential = RatePrior.exponential(mean: 10)
    return [
      Forecast(
        "which is faster after one interval",
        PoissonRates.faster(SensorCounts(3, 1, intervals: 1)), width: 0.25, within: 0...1),
      Forecast(
        "which is faster after five", PoissonRates.faster(SensorCounts(15, 5, intervals: 5)),
        width: 0.06, within: 0...1),
      Forecast(
        "how much narrower", after[1].standardDeviation / after[2].standardDeviation, width: 2,
        within: 1...1000),
      Forecast("a rate above 5", after[0].upperTail(5), width: 0.2, within: 0...1),
      Forecast(
        "the standard deviation of the rate", after[1].standardDeviation, width: 0.4, within: 0...5),
      Forecast(
        "the variance of the next count", exponential.untruncated(after: one).nextCount.variance,
        width: 4, within: 0...1000),
      Forecast(
        "no event in the next interval", exp(exponential.logPredictive(0, after: one)),
        width: 0.08, within: 0...1),
      Forecast(
        "intervals without a particle", Double(AlphaParticleCounts.intervals[0]), width: 30,
        within: 0...2608),
    ]
  }
}
