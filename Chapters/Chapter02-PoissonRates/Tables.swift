import BayesNumerics
import Foundation
import Inference
import Workbook

/// The result tables of chapter 2; they only set numbers in words.
enum Tables {
  static func data(_ record: SensorRecord) -> Table {
    Table(
      title: "The counts of both sensors",
      columns: ["intervals N", "events of sensor 1", "events of sensor 2"],
      rows: record.stages.map { stage in
        let counts = record.counts(after: stage)
        return [stage, counts.first.sum, counts.second.sum].map(NumberText.grouped)
      })
  }

  static func posteriors(_ stages: [Stage], square: Double) -> Table {
    func rows(_ stage: Stage, _ posterior: PairPosterior) -> [[String]] {
      [
        ("λ1", posterior.first, posterior.model.first),
        ("λ2", posterior.second, posterior.model.second),
      ]
      .map { name, rate, prior in
        let spread = rate.standardDeviation
        func set(_ value: Double) -> String { Words.rate(value, spread: spread) }
        func ends(_ interval: CredibleInterval) -> String {
          "(\(set(interval.lower)), \(set(interval.upper)))"
        }
        return [
          NumberText.grouped(stage.intervals), name, prior.name, set(rate.mode ?? rate.mean),
          set(rate.mean), set(spread), ends(.equalTailed(of: rate)),
          ends(.highestDensity(of: rate)),
        ]
      }
    }
    return Table(
      title: "Posterior of each rate",
      columns: ["N", "rate", "prior", "mode", "mean", "sd", "95 %, equal tails", "95 %, shortest"],
      rows: stages.flatMap { stage in stage.posteriors.flatMap { rows(stage, $0) } },
      note:
        "A uniform prior ends at \(Words.short(square)), and so does its posterior; an exponential "
        + "prior counts like an interval of length 1/mean without events.")
  }

  static func grid(_ checks: [GridCheck]) -> Table {
    let rules = RateGrid.Rule.allCases
    let cases = stride(from: 0, to: checks.count, by: rules.count).map {
      Array(checks[$0..<($0 + rules.count)])
    }
    let points = checks.first?.grid.points.count ?? 0
    return Table(
      title:
        "The landscape on \(points) x \(points) points: largest difference from the closed form, "
        + "over the height of the summit",
      columns: ["N", "model"] + rules.map(\.rawValue) + ["highest point", "left outside"],
      rows: cases.map { group in
        [NumberText.grouped(group[0].intervals), group[0].model.name]
          + group.map { NumberText.significant($0.error, digits: 2) }
          + [
            "(\(Words.short(round4(group[0].summit.first))), "
              + "\(Words.short(round4(group[0].summit.second))))",
            percent(group[0].outside),
          ]
      },
      note:
        "What the square leaves out is unknown to the grid, which is compared with the closed form "
        + "inside the square.")
  }

  static func swap(_ test: SwapTest) -> Table {
    func row(_ name: String, _ posterior: PairPosterior) -> [String] {
      [
        name, posterior.model.first.name, posterior.model.second.name,
        "(\(NumberText.fixed(posterior.mode.first, decimals: 3)), "
          + "\(NumberText.fixed(posterior.mode.second, decimals: 3)))",
      ]
    }
    let counts = test.asHere.counts
    return Table(
      title: "Swap test with the counts (\(counts.first.sum), \(counts.second.sum)) in "
        + "\(NumberText.grouped(counts.intervals)) "
        + (counts.intervals == 1 ? "interval" : "intervals"),
      columns: ["reading", "prior of λ1", "prior of λ2", "mode (λ1, λ2)"],
      rows: [
        row("as here", test.asHere), row("priors interchanged", test.priorsSwapped),
        row("counts interchanged", test.countsSwapped),
        row("both: the reflected landscape", test.bothSwapped),
      ],
      note: "λ1 is the horizontal axis and λ2 the vertical one in every figure.")
  }

  static func predictive(_ stages: [Stage]) -> Table {
    func rows(_ stage: Stage) -> [[String]] {
      stage.posteriors.map { posterior in
        let prior = posterior.model.first
        func mass(_ k: Int) -> String {
          NumberText.fixed(exp(prior.logPredictive(k, after: stage.counts.first)), decimals: 4)
        }
        let gamma = prior.untruncated(after: stage.counts.first)
        return [NumberText.grouped(stage.intervals), prior.name] + (0...4).map(mass)
          + [NumberText.significant(gamma.mean + gamma.variance, digits: 4)]
      }
    }
    return Table(
      title: "The next count of sensor 1",
      columns: ["N", "prior of λ1"] + (0...4).map { "P(\($0))" } + ["variance, no end"],
      rows: stages.flatMap(rows),
      note:
        "A negative binomial law: its variance is the mean of the rate plus the variance of what is "
        + "known of it. Under a uniform prior the end is allowed for in P, not in the variance.")
  }

  static func rate(_ analysis: RateAnalysis) -> Table {
    let counts = analysis.sample.counts
    let spread = analysis.posterior.standardDeviation
    func set(_ value: Double) -> String { Words.rate(value, spread: spread) }
    let interval = CredibleInterval.highestDensity(of: analysis.posterior)
    var rows = [
      ["intervals N", NumberText.grouped(counts.intervals)],
      ["events s", NumberText.grouped(counts.sum)],
      ["prior of the rate", analysis.prior.name],
      ["posterior mean ± standard deviation", "\(set(analysis.posterior.mean)) ± \(set(spread))"],
      ["95 %, shortest interval", "(\(set(interval.lower)), \(set(interval.upper)))"],
      [
        "the next count, 95 %",
        "\(NumberText.grouped(analysis.predictive.quantile(0.025))) to "
          + NumberText.grouped(analysis.predictive.quantile(0.975)),
      ],
    ]
    if let dispersion = analysis.dispersion {
      rows.append([
        "variance / mean (Poisson: 1)", NumberText.fixed(dispersion.ratio, decimals: 3),
      ])
      rows.append([
        "P(as large | Poisson)", NumberText.significant(dispersion.upperTail, digits: 3),
      ])
    }
    if let fit = analysis.fit {
      rows.append([
        "chi-square of the frequencies",
        "\(NumberText.fixed(fit.chiSquare, decimals: 2)) with \(fit.degreesOfFreedom) degrees of freedom",
      ])
      rows.append([
        "P(as large | Poisson)", NumberText.significant(fit.upperTail, digits: 3),
      ])
    }
    return Table(
      title: "A real rate: \(analysis.sample.name)", columns: ["quantity", "value"], rows: rows)
  }

  static func kicks(_ analysis: HorseKicks.Analysis) -> Table {
    let shapes = [0.1, 1, 3, 10, 30, 100, 1000]
    func row(_ name: String, _ factor: (Double) -> BayesFactor) -> [String] {
      [name] + shapes.map { NumberText.fixed(factor($0).log10, decimals: 2) }
    }
    let common = analysis.common
    return Table(
      title: "Horse kicks: log10 of the Bayes factor of 'one rate' against 'one rate a corps'",
      columns: ["corps"] + shapes.map { "a = \(Words.short($0))" },
      rows: [
        row("all 14") { RatesComparison.factors(shape: $0).all },
        row("Fisher's 10") { RatesComparison.factors(shape: $0).fishers },
      ],
      note: "Positive favours one rate. Prior of each rate: Gamma of shape a and mean "
        + "\(Words.short(HorseKicks.priorMean)) deaths a year. One rate for all: "
        + "\(NumberText.fixed(common.mean, decimals: 3)) ± "
        + "\(NumberText.fixed(common.standardDeviation, decimals: 3)) (a = 1).")
  }

  private static func round4(_ value: Double) -> Double { (value * 1e4).rounded() / 1e4 }

  private static func percent(_ probability: Double) -> String {
    probability < 5e-5 ? "< 0.01 %" : "\(NumberText.significant(100 * probability, digits: 3)) %"
  }
}
