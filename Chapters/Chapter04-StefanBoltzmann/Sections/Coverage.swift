import BayesNumerics
import Datasets
import Foundation
import Hierarchies
import Inference
import Plotting
import Workbook

extension StefanBoltzmannHierarchy {
  /// Thousands of simulated fields, analysed rightly, and with half the true spread of the population.
  static let coverage = Section<StarStudy>(
    "coverage", "Does the interval contain the truth?",
    options: ["count", "noise", "area-spread", "temperature-spread", "fields"], seconds: 1
  ) { study, run in
    // Data: thousands of fields from the population
    let fields =
      run.isQuick && study.fields == StarSettings.usualFields ? study.fields / 5 : study.fields
    // Inference: the posterior of each on a grid, by a right and by an overconfident analysis
    let right = Coverage.measure(
      fields: fields, starsInEach: study.field.count,
      population: study.population, noise: study.noise, analysedWith: study.likelihood,
      using: run.random("fields"), progress: run.reporting("right analysis", to: 0.5))
    let overconfident = Coverage.measure(
      fields: fields, starsInEach: study.field.count,
      population: study.population, noise: study.noise,
      analysedWith: StarLikelihood(
        spread: study.population.productSpread / 2, noise: study.noise),
      using: run.random("fields"), progress: run.reporting("overconfident analysis", from: 0.5))

    // What it shows
    func percent(_ share: Double) -> String { "\(NumberText.fixed(100 * share, decimals: 1)) %" }
    return Findings(
      answer:
        "In \(NumberText.grouped(fields)) simulated fields the 90 % interval contains the true σ_T in "
        + "\(percent(right.share(of: 0.9))) of them (a calibrated analysis: 90 ± "
        + "\(NumberText.fixed(100 * (0.09 / Double(fields)).squareRoot(), decimals: 1)) %); if the analysis assumes half the true spread of the "
        + "population, in \(percent(overconfident.share(of: 0.9))).",
      tables: [table(right, overconfident)], figures: [figure(right, overconfident)],
      claims: claims(right),
      values: [
        .init("fields", fields), .init("ninety", right.share(of: 0.9)),
        .init("ninety.overconfident", overconfident.share(of: 0.9)),
        .init("mean-error", mean(right.errors)),
      ])
  }

  private static func mean(_ values: [Double]) -> Double {
    values.reduce(0, +) / Double(values.count)
  }

  private static func table(_ right: Coverage, _ overconfident: Coverage) -> Table {
    func percent(_ share: Double) -> String { "\(NumberText.fixed(100 * share, decimals: 1)) %" }
    return Table(
      title:
        "\(NumberText.grouped(right.ranks.count)) simulated fields: coverage of the interval",
      columns: ["interval", "right analysis", "half the spread assumed", "Monte Carlo error"],
      rows: [0.5, 0.8, 0.9, 0.95, 0.99].map { level in
        [
          "\(NumberText.fixed(100 * level, decimals: 0)) %", percent(right.share(of: level)),
          percent(overconfident.share(of: level)), percent(right.standardError(of: level)),
        ]
      },
      note: "All intervals at once, by Kolmogorov's test of a calibrated analysis: "
        + "\(StarVerdict.text(right.kolmogorov)) for the right one, "
        + "\(StarVerdict.text(overconfident.kolmogorov)) for the other.")
  }

  private static func figure(_ coverage: Coverage, _ overconfident: Coverage) -> Figure {
    let levels = [Double].evenlySpaced(from: 0, to: 1, count: 51)
    let right = levels.map(coverage.share)
    let wrong = levels.map(overconfident.share)
    let fields = coverage.ranks.count
    let reach = coverage.bandWidth
    let (nineties, wrongNinety) = (coverage.share(of: 0.9), overconfident.share(of: 0.9))
    return Figure(
      name: "coverage",
      caption:
        "The right analysis (solid) "
        + (coverage.staysInBand ? "stays inside" : "leaves")
        + " the grey band. A calibrated analysis leaves the band somewhere in only 1 case in 100. One that assumes "
        + "half the population's spread (dashed) "
        + (wrongNinety < 0.9 - 4.4 * coverage.standardError(of: 0.9)
          ? "is overconfident." : "differs little here, as noise dominates the spread.")
        + " \(NumberText.grouped(fields)) simulated fields.",
      layout: Figure.Layout(width: 760, height: 680),
      panels: [
        Panel(
          x: Axis("Nominal probability of the interval", range: 0...1, tics: .every(0.2)),
          y: Axis("Coverage: share of fields", range: 0...1, tics: .every(0.2)),
          hasEqualUnits: true,
          layers: [
            .band(
              "chance", x: levels, lower: levels.map { max(0, $0 - reach) },
              upper: levels.map { min(1, $0 + reach) }, .grey, opacity: 0.3),
            .line(
              "right", x: levels, y: right, Stroke(.blue)),
            .line(
              "overconfident", x: levels, y: wrong, Stroke(.vermillion)),
            .points(
              "ninety", x: [0.9], y: [nineties], .blue, marker: .diamond, size: 1.5),
            .label(
              "\(100 * nineties, decimals: 1) % at 90 %", x: .data(0.87), y: .data(nineties), .blue,
              anchor: .right, offset: (0, 0.8)),
            .label(
              "right analysis", x: .data(0.4), y: .data(0.47), .blue, anchor: .right,
              offset: (-1, 0.5)),
            .label(
              "half the spread", x: .data(0.62), y: .data(wrong[31]), .vermillion,
              offset: (0.5, -1.2)),
          ])
      ])
  }

  private static func claims(_ right: Coverage) -> [Claim] {
    [
      Claim(
        "14c", Claim.Source(lecture: "000", slide: "The research question in words"),
        "posterior mean of log σ_T less the truth, averaged over \(right.ranks.count) simulated fields; ± its standard error",
        .crossCheck(
          route: "the σ_T that made the fields", expected: 0, computed: mean(right.errors),
          .monteCarlo(
            standardError: sampleStandardDeviation(right.errors)
              / Double(right.errors.count).squareRoot()))),
      Claim(
        "14h", Claim.Source(lecture: "000", slide: "Example III (learning and inference)"),
        "share of \(right.ranks.count) simulated fields whose 90 % interval contains the truth",
        .crossCheck(
          route: "the nominal probability of the interval", expected: 0.9,
          computed: right.share(of: 0.9),
          .monteCarlo(standardError: right.standardError(of: 0.9)))),
    ]
  }
}

/// Thousands of simulated fields: in how many does the interval contain the σ_T that made the field?
struct Coverage: Sendable {
  /// For each field the posterior probability below the true σ_T; uniform if the analysis is right and the true σ_T
  /// are drawn from the prior.
  let ranks: [Double]
  /// For each field the posterior mean of log σ_T less the truth.
  let errors: [Double]

  /// The share of fields whose central interval of this probability contains the truth.
  func share(of probability: Double) -> Double {
    let tail = (1 - probability) / 2
    return Double(ranks.count { $0 >= tail && $0 <= 1 - tail }) / Double(ranks.count)
  }

  /// Monte Carlo error of such a share if the analysis is right.
  func standardError(of probability: Double) -> Double {
    (probability * (1 - probability) / Double(ranks.count)).squareRoot()
  }

  /// By how much the share may differ from the probability anywhere in 99 of 100 right analyses:
  /// the quantile of Kolmogorov's distribution over √fields, as |2 rank - 1| is uniform then.
  var bandWidth: Double { 1.628 / Double(ranks.count).squareRoot() }

  /// Whether ``share(of:)`` stays within ``bandWidth`` of the probability from 0 to 1.
  var staysInBand: Bool { largestDistance <= bandWidth }

  /// Kolmogorov's p-value of a calibrated analysis: 2 Σ (-1)^(k-1) exp(-2 k² λ²) with λ the largest distance
  /// of the coverage from the probability, times √fields; good to three digits from 100 fields on.
  var kolmogorov: Double {
    let lambda = largestDistance * Double(ranks.count).squareRoot()
    guard lambda > 0.2 else { return 1 }
    var sum = 0.0
    for k in 1...100 {
      let term = 2 * exp(-2 * Double(k * k) * lambda * lambda)
      sum += k.isMultiple(of: 2) ? -term : term
    }
    return min(1, max(0, sum))
  }

  private var largestDistance: Double {
    let distances = ranks.map { abs(2 * $0 - 1) }.sorted()
    let count = Double(ranks.count)
    return distances.enumerated().map { index, probability in
      max(abs(Double(index) / count - probability), abs(Double(index + 1) / count - probability))
    }.max() ?? 0
  }
}

extension Coverage {
  /// Makes so many fields, each with a σ_T drawn from its prior, and analyses each with a likelihood, which need
  /// not be the right one.
  static func measure(
    fields: Int, starsInEach count: Int, population: StarPopulation, noise: Double,
    analysedWith likelihood: StarLikelihood, using random: RandomSource,
    progress: (Double) -> Void = { _ in }
  ) -> Coverage {
    let prior = ConstantPrior()
    let results = (0..<fields).map { index -> (rank: Double, error: Double) in
      if index % 50 == 0 { progress(Double(index) / Double(fields)) }
      var stream = random.stream(index)
      let sigma = prior.median * exp(prior.logWidth * stream.normal())
      let truth = log(StarField.scale(sigma))
      let field = StarField(
        count: count, sigma: sigma, population: population, noise: noise, using: &stream)
      // snippet: rank
      let posterior = SigmaPosterior(
        luminosities: field.measured, population: population, likelihood: likelihood, points: 61)
      let rank = posterior.density.cumulative(truth)
      // end snippet
      return (rank, posterior.mean - truth)
    }
    return Coverage(ranks: results.map(\.rank), errors: results.map(\.error))
  }
}
