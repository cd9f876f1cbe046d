import BayesNumerics
import Foundation
import Workbook

extension PoissonRates {
  /// The probability of each count in the next interval, averaged over what is known of the rate.
  static let nextCount = Section<RateStudy>(
    "next-count", "What will the next count be?",
    options: ["simulate", "rates", "intervals", "sensors", "prior-means", "upper"], seconds: 0.01
  ) { study, run in
    // Data: the counts of sensor 1 at each stage
    let stages = study.stages.map(\.first)

    // Model: a Poisson count with this rate
    let priors = study.models.map(\.first)

    // Inference: the Poisson distribution averaged over the posterior, a negative binomial
    let next = stages.map { priors[1].untruncated(after: $0).nextCount }

    // What it shows
    let ends = Set([0, stages.count - 1]).sorted()
    let moments = ends.map { index in
      "mean \(NumberText.significant(next[index].mean, digits: 3)) and variance "
        + "\(NumberText.significant(next[index].variance, digits: 3)) after "
        + NumberText.grouped(stages[index].intervals)
        + (stages[index].intervals == 1 ? " interval" : " intervals")
    }
    return Findings(
      answer: "The next count of sensor 1 has \(moments.joined(separator: ", ")); if its rate were "
        + "known, the two would be equal.",
      tables: [table(stages, priors)],
      values: zip(stages, next).flatMap { counts, next in
        [
          Findings.Value("mean.\(counts.intervals)", next.mean),
          .init("variance.\(counts.intervals)", next.variance),
        ]
      })
  }

  private static func table(_ stages: [Counts], _ priors: [RatePrior]) -> Table {
    func row(_ counts: Counts, _ prior: RatePrior) -> [String] {
      let masses = (0...4).map {
        NumberText.fixed(exp(prior.logPredictive($0, after: counts)), decimals: 4)
      }
      // The law of total variance: that of a Poisson count, and that of its rate
      let rate = prior.posterior(after: counts)
      let variance = rate.mean + rate.standardDeviation * rate.standardDeviation
      return [NumberText.grouped(counts.intervals), prior.name] + masses
        + [NumberText.significant(variance, digits: 4)]
    }
    return Table(
      title: "The next count of sensor 1",
      columns: ["N", "prior of λ1"] + (0...4).map { "P(\($0))" } + ["variance"],
      rows: stages.flatMap { counts in priors.map { row(counts, $0) } },
      note:
        "The variance is the posterior mean of the rate plus its posterior variance. Under an "
        + "exponential prior the distribution is negative binomial."
    )
  }
}
