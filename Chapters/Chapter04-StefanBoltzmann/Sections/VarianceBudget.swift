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
      sampled: (sampled.standardDeviation, sampled.errorOfDeviation, sampled.errorOfMean),
      experiments: 400, using: run.random("experiments"))

    // What it shows
    func percent(_ value: Double) -> String { NumberText.significant(100 * value, digits: 2) }
    return Findings(
      answer: "Precision, instrument, population and science make \(percent(budget.precision)), "
        + "\(percent(budget.instrument)), \(percent(budget.population)) and "
        + "\(percent(budget.scientific)) % of standard deviation in σ_T; as squares they add up to "
        + "(\(NumberText.fixed(100 * budget.sum, decimals: 1)) %)²"
        + (chains.isMixed
          ? ", and the posterior has (\(NumberText.fixed(100 * budget.total, decimals: 1)) %)²."
          : "; the chains of the posterior have not converged."),
      tables: [table(budget, chains)], figures: [figure(budget, chains)],
      claims: claims(budget, chains),
      values: [
        .init("instrument", budget.instrument), .init("population", budget.population),
        .init("scientific", budget.scientific),
        .init("posterior", budget.total, standardError: budget.totalError),
      ])
  }

  private static func table(_ budget: VarianceBudget, _ chains: SampledPosterior) -> Table {
    func fixed(_ value: Double) -> String { NumberText.fixed(100 * value, decimals: 2) }
    func row(_ name: String, _ what: String, _ value: Double) -> [String] {
      let share = value * value / (budget.sum * budget.sum)
      return [
        name, what, NumberText.significant(100 * value, digits: 3),
        "\(NumberText.fixed(100 * share, decimals: 1)) %",
      ]
    }
    return Table(
      title: "Four kinds of uncertainty in log σ_T, one survey",
      columns: ["kind", "how it was measured", "sd in %", "share of the variance"],
      rows: [
        row("precision", "grid refined, Monte Carlo error", budget.precision),
        row("instrument", "same stars measured again", budget.instrument),
        row("population", "stars drawn again, no noise", budget.population),
        row("scientific", "mean of P(A, T) not known", budget.scientific),
        ["all four", "root of the sum of squares", fixed(budget.sum), ""],
        [
          "posterior", "sampled",
          chains.isMixed ? "\(fixed(budget.total)) ± \(fixed(budget.totalError))" : "refused", "",
        ],
      ],
      note: "Have the chains mixed? \(chains.mixing.sentence)")
  }

  private static func figure(_ budget: VarianceBudget, _ chains: SampledPosterior) -> Figure {
    let values = [budget.precision, budget.instrument, budget.population, budget.scientific]
    let labels: [Text] = ["precision", "instrument", "population", "science"]
    let inks: [Ink] = [.lightGrey, .sky, .blue, .vermillion]
    let expected = hypot(hypot(budget.instrument, budget.population), budget.scientific)
    let axis = Axis.decades(
      "sd of log *σ* (log scale)", around: [0.3 * budget.precision] + Array(values.dropFirst()))
    let bars = values.indices.map { index in
      Layer.bars(
        "\(labels[index].plain)", x: [Double(index)], heights: [values[index]], width: 0.62,
        inks[index],
        agreement: index == 0
          ? .notCompared(because: "an error of computation, which is not known to its digits")
          : .exact)
    }
    let words = values.indices.map { index in
      Layer.label(
        "\(NumberText.significant(100 * values[index], digits: index == 0 ? 1 : 2)) %",
        x: .data(Double(index)), y: .data(toATenthOfADecade(values[index])), anchor: .centre,
        offset: (0, 0.8))
    }
    return Figure(
      name: "variance-budget",
      caption:
        "The lecture's four kinds of uncertainty in one survey, as standard deviations of log "
        + "σ_T on a logarithmic scale: finite precision of the computation, noise of the instrument, "
        + "chance in the population, and what science does not know. Their squares add up to the "
        + "square of the posterior's (line).",
      panels: [
        Panel(
          x: Axis(
            range: -0.6...3.6,
            tics: .labelled(labels.enumerated().map { (Double($0.offset), $0.element) })),
          y: axis,
          layers: bars + words
            + (chains.isMixed
              ? [
                .line(
                  "total", x: [-0.6, 3.6], y: [budget.total, budget.total],
                  Stroke(.black, width: 2, dash: .dotted),
                  agreement: .monteCarlo(standardError: budget.totalError)),
                .label(
                  "posterior", x: .data(-0.55), y: .data(toATenthOfADecade(expected)),
                  offset: (0, 0.9)),
              ] : []))
      ])
  }

  /// A sampled number as the place of a label, so that the words of the figure do not change with the
  /// last digits.
  private static func toATenthOfADecade(_ value: Double) -> Double {
    value > 0 ? pow(10, (10 * log10(value)).rounded() / 10) : value
  }

  private static func claims(_ budget: VarianceBudget, _ chains: SampledPosterior) -> [Claim] {
    let source = Claim.Source(lecture: "000", slide: "A few words on uncertainty")
    return [
      Claim(
        "9a", source, "sd of log σ_T of the posterior, whole hierarchy by NUTS",
        .crossCheck(
          route: "precision, instrument, population and science, as squares",
          expected: budget.sum, computed: chains.isMixed ? budget.total : .nan,
          .monteCarlo(standardError: hypot(budget.sumError, budget.totalError)))),
      // The instrument's share is five times the precision, whose own error is a tenth of it: never missed
      Claim(
        "9b", source, "no kind of uncertainty vanishes, and precision is the smallest",
        .shape(
          "four kinds of uncertainty, of which computation is one",
          measuring: "smallest of instrument, population and science, over precision",
          chains.isMixed && budget.precision > 0
            ? min(budget.instrument, budget.population, budget.scientific) / budget.precision
            : .nan, .above(1), precision: .notCompared)),
    ]
  }
}

/// The lecture's four kinds of uncertainty, measured on one survey as standard deviations of log σ_T.
///
/// Uncertainty is conserved: the four variances add up to the variance of the posterior.
struct VarianceBudget: Sendable {
  /// Engineering: the posterior mean on this grid against one four times as fine, and the Monte Carlo
  /// error of the sampled mean; whichever is larger.
  let precision: Double
  /// Instrument: the same stars measured again and again.
  let instrument: Double
  /// Population: new stars drawn and measured without noise.
  let population: Double
  /// Science: the mean of P(A, T) is not known, and no number of stars will tell it.
  let scientific: Double
  /// Standard deviation of the sampled posterior of log σ_T, whose square is the sum of squares.
  let total: Double
  /// Monte Carlo error of `total`.
  let totalError: Double
  /// Experiments behind `instrument` and `population` each.
  let experiments: Int

  /// Square root of the sum of the four squares.
  var sum: Double {
    (precision * precision + instrument * instrument + population * population
      + scientific * scientific).squareRoot()
  }

  /// Monte Carlo error of ``sum``: two standard deviations from so many experiments each.
  var sumError: Double {
    let relative = 1 / (2 * Double(experiments)).squareRoot()
    let parts = [instrument, population].map { relative * $0 * $0 / sum }
    return (parts[0] * parts[0] + parts[1] * parts[1]).squareRoot()
  }

  /// Repeats the survey so many times, one part of it anew each time.
  ///
  /// - Parameter sampled: the posterior's standard deviation, its error, and the error of the mean.
  static func measure(
    field: StarField, population: StarPopulation, prior: PopulationPrior,
    likelihood: StarLikelihood,
    sampled: (standardDeviation: Double, error: Double, mcse: Double),
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
      precision: max(gridError, sampled.mcse), instrument: sampleStandardDeviation(instrument),
      population: sampleStandardDeviation(stars), scientific: prior.meanLogProduct,
      total: sampled.standardDeviation, totalError: sampled.error, experiments: experiments)
  }
}
