import BayesNumerics
import Datasets
import Foundation
import Hierarchies
import Inference
import Plotting
import Workbook

extension StefanBoltzmannHierarchy {
  /// The lecture's four kinds of uncertainty, each measured by itself on one survey.
  static let varianceBudget = Section<StarStudy>(
    "variance-budget", "Where does the uncertainty come from?",
    options: ["count", "noise", "area-spread", "temperature-spread"], seconds: 0.5
  ) { study, run in
    // Data, model: the chapter's field, its population uncertain
    // Inference: the posterior as a whole, sampled
    let chains = try await study.uncertain.value
    let sampled = chains["log_sigma"]

    // Inference: what each kind of uncertainty does alone, by repeating the survey 400 times
    let budget = VarianceBudget.measure(
      field: study.field, population: study.population, prior: study.populationPrior,
      likelihood: study.likelihood,
      sampled: chains.isMixed
        ? (sampled.standardDeviation, sampled.errorOfDeviation, sampled.errorOfMean) : nil,
      experiments: 400, using: run.random("experiments"))

    // What it shows
    func percent(_ value: Double) -> String { NumberText.significant(100 * value, digits: 2) }
    return Findings(
      answer: "Computation, instrument, population and science contribute standard deviations of "
        + "\(percent(budget.precision)), \(percent(budget.instrument)), \(percent(budget.population)) and "
        + "\(percent(budget.scientific)) %; added in quadrature they give "
        + "\(NumberText.fixed(100 * budget.sum, decimals: 1)) ± "
        + "\(NumberText.fixed(100 * budget.sumError, decimals: 1)) %, "
        + (budget.posterior.map {
          "and the posterior has \(NumberText.fixed(100 * $0.standardDeviation, decimals: 1)) ± "
            + "\(NumberText.fixed(100 * $0.error, decimals: 1)) %."
        } ?? "and with no posterior to compare, as its chains have not converged."),
      tables: [table(budget, chains)], figures: [figure(budget)],
      claims: claims(budget),
      values: [
        .init("instrument", budget.instrument), .init("population", budget.population),
        .init("scientific", budget.scientific), .init("sum", budget.sum),
        .init("share.instrument", budget.share(budget.instrument)),
        .init("share.population", budget.share(budget.population)),
        .init("share.scientific", budget.share(budget.scientific)),
      ]
        + (budget.posterior.map {
          [.init("posterior", $0.standardDeviation, standardError: $0.error)]
        } ?? []))
  }

  private static func table(_ budget: VarianceBudget, _ chains: SampledPosterior) -> Table {
    func fixed(_ value: Double) -> String { NumberText.fixed(100 * value, decimals: 2) }
    func row(_ name: String, _ what: String, _ value: Double) -> [String] {
      [
        name, what, NumberText.significant(100 * value, digits: 3),
        "\(NumberText.significant(100 * budget.share(value), digits: 2)) %",
      ]
    }
    return Table(
      title: "Four kinds of uncertainty in log σ_T, one survey",
      columns: ["kind", "how it was measured", "sd in %", "share of the variance"],
      rows: [
        row(
          "computation",
          chains.isMixed ? "grid refined, Monte Carlo error" : "grid refined", budget.precision),
        row("instrument", "same stars measured again", budget.instrument),
        row("population", "stars drawn again, no noise", budget.population),
        row("science", "mean of P(A, T) not known", budget.scientific),
        ["all four", "root of the sum of squares", fixed(budget.sum), ""],
        [
          "posterior", "sampled",
          budget.posterior.map { "\(fixed($0.standardDeviation)) ± \(fixed($0.error))" }
            ?? "refused",
          "",
        ],
      ],
      note:
        "± is the Monte Carlo standard error. \(chains.convergence)")
  }

  private static func figure(_ budget: VarianceBudget) -> Figure {
    let parts: [(name: Text, sd: Double, ink: Ink)] = [
      ("science", budget.scientific, .vermillion), ("population", budget.population, .blue),
      ("instrument", budget.instrument, .sky), ("computation", budget.precision, .black),
    ]
    // A stack, drawn from the whole downwards: each bar hides what lies below it
    let total = budget.sum * budget.sum
    var layers: [Layer] = []
    var tops: [Double] = []
    for index in parts.indices {
      tops.append(parts[0...index].reduce(0) { $0 + $1.sd * $1.sd })
    }
    for index in parts.indices.reversed() {
      layers.append(
        .bars(
          parts[index].name.plain, x: [0], heights: [tops[index]], width: 0.7, parts[index].ink,
          agreement: index == 3
            ? .notCompared(because: "an error of computation, which is not known to its digits")
            : .exact))
    }
    // Words beside the stack; slices too thin for them stand above one another
    var lowest = -Double.infinity
    for index in parts.indices {
      let middle = tops[index] - parts[index].sd * parts[index].sd / 2
      let place = max(middle, lowest + 0.075 * total)
      lowest = place
      let share = 100 * budget.share(parts[index].sd)
      layers.append(
        .label(
          parts[index].name
            + (index == 3
              ? " \(share < 0.1 ? "below 0.1" : NumberText.significant(share, digits: 1)) %"
              : " \(NumberText.significant(share, digits: 2)) %"),
          x: .data(0.42), y: .data(place), parts[index].ink))
    }
    if let posterior = budget.posterior {
      let square = posterior.standardDeviation * posterior.standardDeviation
      let error = 2 * posterior.standardDeviation * posterior.error
      layers += [
        .bars(
          "posterior", x: [2], heights: [square], width: 0.7, .grey, opacity: 0.5,
          agreement: .monteCarlo(standardError: error)),
        .errorBars(
          "posterior_error", x: [2], y: [square], lower: [square - error], upper: [square + error],
          .black, agreement: .monteCarlo(standardError: error)),
      ]
    }
    return Figure(
      name: "variance-budget",
      caption:
        "Four kinds of uncertainty in one survey, each measured by itself, as shares of the variance of "
        + "log σ_T. "
        + (budget.posterior.map {
          abs($0.standardDeviation - budget.sum) < 4.4 * hypot($0.error, budget.sumError)
            ? "Stacked they reach the variance of the posterior (grey, with its Monte Carlo error)."
            : "Stacked they do not reach the variance of the posterior (grey, with its Monte Carlo error)."
        } ?? "The chains of the posterior have not converged, so it is not shown."),
      layout: Figure.Layout(margins: (135, 35, 50, 80)),
      panels: [
        Panel(
          x: Axis(
            range: -0.6...2.6,
            tics: .labelled(
              [(0, "four kinds, added")] + (budget.posterior == nil ? [] : [(2, "posterior")]))),
          y: Axis(
            "Variance of log *σ*_{T}",
            range: Axis.range(from: 0, to: 1.25 * total),
            tics: .every(pow(10, log10(max(total, 1e-12)).rounded(.down)))),
          layers: layers)
      ])
  }

  private static func claims(_ budget: VarianceBudget) -> [Claim] {
    let source = Claim.Source(lecture: "000", slide: "A few words on uncertainty")
    return [
      Claim(
        "9a", source,
        "sd of log σ_T of the posterior, whole hierarchy by NUTS; ± its Monte Carlo error",
        .crossCheck(
          route: "computation, instrument, population and science, added in quadrature",
          expected: budget.sum, computed: budget.posterior?.standardDeviation ?? .nan,
          .monteCarlo(standardError: hypot(budget.sumError, budget.posterior?.error ?? 0)))),
      // The instrument's share is five times that of computation, whose own error is a tenth of it: never missed
      Claim(
        "9b", source, "instrument, population and science each exceed the error of computation",
        .shape(
          "four kinds of uncertainty, of which computation is one",
          measuring: "smallest of instrument, population and science, over computation",
          budget.posterior != nil && budget.precision > 0
            ? min(budget.instrument, budget.population, budget.scientific) / budget.precision
            : .nan, .above(1), precision: .notCompared)),
    ]
  }
}

/// The lecture's four kinds of uncertainty, measured on one survey as standard deviations of log σ_T.
///
/// They are independent, and log σ_T is a sum in which each has its term: so the four variances add up to the
/// variance of the posterior.
struct VarianceBudget: Sendable {
  /// Engineering: the posterior mean on this grid against one four times as fine, and the Monte Carlo
  /// error of the sampled mean; whichever is larger.
  let precision: Double
  /// Instrument: the same stars measured again and again.
  let instrument: Double
  /// Population: new stars drawn and measured without noise.
  let population: Double
  /// Science: the mean of P(A, T) is not known, and no number of stars determines it.
  let scientific: Double
  /// Standard deviation of the sampled posterior of log σ_T, whose square is the sum of squares, and its
  /// Monte Carlo error; nil where the chains have not converged.
  let posterior: (standardDeviation: Double, error: Double)?
  /// Experiments behind `instrument` and `population` each.
  let experiments: Int

  /// Square root of the sum of the four squares.
  var sum: Double {
    (precision * precision + instrument * instrument + population * population
      + scientific * scientific).squareRoot()
  }

  /// The share of the variance that a standard deviation makes.
  func share(_ part: Double) -> Double { part * part / (sum * sum) }

  /// Monte Carlo error of ``sum``: two standard deviations from so many experiments each.
  var sumError: Double {
    let relative = 1 / (2 * Double(experiments)).squareRoot()
    let parts = [instrument, population].map { relative * $0 * $0 / sum }
    return (parts[0] * parts[0] + parts[1] * parts[1]).squareRoot()
  }

  /// Repeats the survey so many times, one part of it anew each time.
  ///
  /// - Parameter sampled: the posterior's standard deviation, its error, and the error of the mean; nil where its
  ///   chains have not converged.
  static func measure(
    field: StarField, population: StarPopulation, prior: PopulationPrior,
    likelihood: StarLikelihood,
    sampled: (standardDeviation: Double, error: Double, mcse: Double)?,
    experiments: Int, using random: RandomSource
  ) -> VarianceBudget {
    func mean(_ measured: [Double], points: Int = 81) -> Double {
      SigmaPosterior(
        luminosities: measured, population: population, likelihood: likelihood, points: points
      ).mean
    }
    let gridError = abs(mean(field.measured) - mean(field.measured, points: 321))

    // snippet: instrument
    let again = random.stream("measured again")
    let instrument = (0..<experiments).map { index in
      var stream = again.stream(index)
      return mean(field.measuredAgain(using: &stream).measured)
    }
    // end snippet
    let anew = random.stream("stars drawn again")
    let stars = (0..<experiments).map { index in
      var stream = anew.stream(index)
      let field = StarField(
        count: field.count, sigma: field.sigma, population: population, noise: field.noise,
        using: &stream)
      return mean(field.stars.map(\.luminosity))
    }
    return VarianceBudget(
      precision: max(gridError, sampled?.mcse ?? 0),
      instrument: sampleStandardDeviation(instrument),
      population: sampleStandardDeviation(stars), scientific: prior.meanLogProduct,
      posterior: sampled.map { ($0.standardDeviation, $0.error) }, experiments: experiments)
  }
}
