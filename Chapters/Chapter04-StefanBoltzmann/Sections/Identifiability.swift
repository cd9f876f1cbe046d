import BayesNumerics
import Datasets
import Foundation
import Hierarchies
import Inference
import Plotting
import Workbook

extension StefanBoltzmannHierarchy {
  /// Only the product σ_T A T⁴ is seen: more stars help until the population is what is not known.
  static let identifiability = Section<StarStudy>(
    "identifiability", "What is identifiable?",
    options: ["count", "noise", "area-spread", "temperature-spread"], seconds: 8
  ) { study, run in
    // Data: 2000 stars, of which smaller fields are the first
    var stars = run.random("stars")
    let field = StarField(
      count: 2000, sigma: study.sigma, population: study.population, noise: study.noise,
      using: &stars)

    // Model: the mean of log(A T⁴) known, or known only to a standard deviation m
    // Inference: grids for nine numbers of stars, then for 21 values of m
    let widths = WidthAgainstCount.measure(
      field: field, counts: [5, 10, 20, 50, 100, 200, 500, 1000, 2000],
      population: study.population, likelihood: study.likelihood)
    let vague = Identifiability.measure(
      field: field, counts: [20, 200, 2000], population: study.population,
      likelihood: study.likelihood)

    // Inference: the chapter's field with its population uncertain, on a grid and by NUTS
    // snippet: smeared
    let smeared = SigmaPosterior(
      luminosities: study.field.measured, population: study.population,
      meanUncertainty: study.populationPrior.meanLogProduct, likelihood: study.likelihood)
    // end snippet
    let chains = try await study.uncertain.value

    // What it shows
    let sampled = chains["log_sigma"]
    let floor = Identifiability.closedForm(
      sharp: 0, meanUncertainty: study.populationPrior.meanLogProduct, prior: ConstantPrior())
    let (m, limit) = (study.populationPrior.meanLogProduct, smeared.standardDeviation)
    let noise = ClosedFormPosterior.logNoise(study.noise).standardDeviation
    return Findings(
      answer:
        "If the mean of log(A T⁴) is known to \(NumberText.fixed(m, decimals: 3)), log σ_T is "
        + "known to \(NumberText.fixed(limit, decimals: 3)) from \(study.field.count) stars, and no "
        + "number of stars will take it below \(NumberText.fixed(floor, decimals: 3)).",
      tables: [table(study, chains)],
      figures: [widthAgainstCount(study, widths), figure(vague)],
      claims: claims(vague, smeared: smeared, chains),
      values: [
        .init("mean-uncertainty", m), .init("smeared.sd", limit),
        .init("noise-factor", hypot(study.population.productSpread, noise) / noise),
      ]
        + (chains.isMixed
          ? [
            .init(
              "sampled.sd", sampled.standardDeviation, standardError: sampled.errorOfDeviation)
          ] : []))
  }

  private static func table(_ study: StarStudy, _ chains: SampledPosterior) -> Table {
    guard chains.isMixed else {
      return Table(
        title: "The same stars when the population itself is uncertain", columns: ["result"],
        rows: [["refused"]], note: chains.mixing.sentence)
    }
    let (prior, truth) = (study.populationPrior, study.population)
    func fixed(_ value: Double, _ decimals: Int = 3) -> String {
      NumberText.fixed(value, decimals: decimals)
    }
    func row(_ name: String, _ prior: String, _ column: String, _ truth: Double) -> [String] {
      let estimate = chains[column]
      return [
        name, prior, "\(fixed(estimate.mean)) ± \(fixed(estimate.standardDeviation))",
        fixed(truth),
      ]
    }
    func spread(_ centre: Double) -> String {
      "\(fixed(centre, 2)) × e^±\(fixed(prior.logSpread, 1))"
    }
    return Table(
      title: "The same stars when the population itself is uncertain",
      columns: ["parameter", "prior", "posterior", "truth"],
      rows: [
        row("log(σ_T / σ☉)", "vague", "log_sigma", study.logSigma),
        row("mean of log A", "0 ± \(fixed(prior.meanLogArea, 2))", "mean_A", truth.meanLogArea),
        row(
          "mean of log T", "0 ± \(fixed(prior.meanLogTemperature, 2))", "mean_T",
          truth.meanLogTemperature),
        row("spread of log A", spread(truth.areaSpread), "spread_A", truth.areaSpread),
        row(
          "spread of log T", spread(truth.temperatureSpread), "spread_T", truth.temperatureSpread),
      ],
      note:
        "Posterior mean ± sd. The posteriors of the means nearly equal their priors, because the data constrain only "
        + "log σ_T plus what the two means contribute to log(A T⁴). Of the two spreads they constrain only one "
        + "combination, the spread of log(A T⁴). "
        + chains.convergence)
  }

  private static func widthAgainstCount(_ study: StarStudy, _ widths: WidthAgainstCount)
    -> Figure
  {
    let counts = widths.counts.map(Double.init)
    let noise = ClosedFormPosterior.logNoise(study.noise).standardDeviation
    let noiseOnly = counts.map { noise / $0.squareRoot() }
    let all = widths.closedForm + noiseOnly
    return Figure(
      name: "width-against-count",
      caption: "Standard deviation of log σ_T against the number of stars, population known: grids "
        + "(points) and the formula √((s² + t²) / N) (line). The dashed line is what noise alone would "
        + "allow.",
      panels: [
        Panel(
          x: Axis(
            "Stars *N* (log scale)", range: 4...2600, scale: .logarithmic,
            tics: .labelled(
              [5, 10, 20, 50, 100, 200, 500, 1000, 2000].map {
                (Double($0), "\(NumberText.grouped($0))")
              })),
          y: Axis.decades("Posterior sd of log *σ*_{T} (log scale)", around: all, room: 1.2),
          layers: [
            .line("formula", x: counts, y: widths.closedForm, Stroke(.blue, width: 2.5)),
            .line("noise_only", x: counts, y: noiseOnly, Stroke(.vermillion, width: 2.5)),
            .points("grid", x: counts, y: widths.widths, .blue, size: 1.5),
            .label(
              "√((*s*² + *t*²) / *N*)", x: .data(60), y: .data(widths.closedForm[4] * 1.25), .blue,
              offset: (1.5, 1)),
            .label(
              "noise alone, *t* / √*N*", x: .data(60), y: .data(1.2 * noiseOnly[4]), .vermillion,
              offset: (1.5, 1)),
          ])
      ])
  }

  private static func figure(_ result: Identifiability) -> Figure {
    let inks: [Ink] = [.vermillion, .green, .blue]
    let everything = result.curves.flatMap { $0.posterior + $0.closedForm }
    var layers: [Layer] = [
      .line(
        "prior", x: result.priors.filter { $0 > 0.025 }, y: result.priors.filter { $0 > 0.025 },
        Stroke(.grey, width: 2, dash: .dotted)),
      .label(
        "as wide as the prior of the mean", x: .data(0.42), y: .data(0.42), .grey,
        anchor: .right, offset: (-0.4, 0.7)),
    ]
    let counts = result.curves.map(\.stars)
    for (curve, ink) in zip(result.curves, inks) {
      layers += [
        .line(
          "formula_\(curve.stars)", x: result.priors, y: curve.closedForm, Stroke(ink, width: 2.5)),
        .points(
          "grid_\(curve.stars)",
          x: result.priors.enumerated().filter { $0.offset % 2 == 0 }
            .map(\.element),
          y: curve.posterior.enumerated().filter { $0.offset % 2 == 0 }.map(\.element), ink,
          size: 1.1),
        .label(
          "*N* = \(NumberText.grouped(curve.stars))", x: .data(0.0105),
          y: .data(curve.closedForm[0]), ink,
          offset: (0, curve.stars == counts.last ? -1 : 1)),
      ]
    }
    return Figure(
      name: "identifiability",
      caption:
        "Where the mean of log(A T⁴) is vague, no number of stars helps: the posterior is as wide as that "
        + "prior. Posterior sd of log σ_T against the prior sd of that mean, for three numbers of stars: grids "
        + "(points) and formula (lines). At the far right the prior of log σ_T itself, of sd 2, takes over.",
      panels: [
        Panel(
          x: Axis(
            "Prior sd of the mean of log(*A* *T*⁴) (log scale)", range: 0.009...3.6,
            scale: .logarithmic,
            tics: .labelled([
              (0.01, "0.01"), (0.03, "0.03"), (0.1, "0.1"), (0.3, "0.3"), (1, "1"), (3, "3"),
            ])),
          y: Axis.decades(
            "Posterior sd of log *σ*_{T} (log scale)", around: everything + result.priors, room: 1.3
          ),
          layers: layers)
      ])
  }

  private static func claims(
    _ vague: Identifiability, smeared: SigmaPosterior, _ chains: SampledPosterior
  ) -> [Claim] {
    let source = Claim.Source(lecture: "000", slide: "Which computation do you have to set up?")
    let last = vague.priors.count - 1
    let most = vague.curves[vague.curves.count - 1]
    let sampled = chains["log_sigma"]
    return [
      Claim(
        "15b", source,
        "sd of log σ_T when the mean of log(A T⁴) is vague (prior sd 3), 2000 stars, by the grid",
        .crossCheck(
          route: "1 / √(1 / (m² + (s² + t²) / N) + 1 / 2²)", expected: most.closedForm[last],
          computed: most.posterior[last],
          .relative(1e-3, because: "the two Gaussian priors are exact, the data's share is 1e-5"))),
      Claim(
        "15c", source, "sd of log σ_T when the mean is known to 0.13, whole hierarchy by NUTS",
        .crossCheck(
          route: "the grid, smeared by the prior of the mean",
          expected: smeared.standardDeviation,
          computed: chains.isMixed ? sampled.standardDeviation : .nan,
          .monteCarlo(standardError: sampled.errorOfDeviation))),
    ]
  }
}

/// Only the product σ_T A T⁴ is seen: how well log σ_T is known against how well the population is.
struct Identifiability: Sendable {
  /// Prior standard deviations of the mean of log(A T⁴), from sharp to vague.
  let priors: [Double]
  struct Curve: Sendable {
    let stars: Int
    /// Posterior standard deviation of log σ_T, by quadrature.
    let posterior: [Double]
    /// √(m² + (s² + t²) / N), with the width of the prior of log σ_T itself.
    let closedForm: [Double]
  }
  let curves: [Curve]

  /// By grids; the field is cut to smaller ones for smaller N.
  static func measure(
    field: StarField, counts: [Int], population: StarPopulation, likelihood: StarLikelihood
  ) -> Identifiability {
    let priors = (0...20).map { 0.01 * pow(300, Double($0) / 20) }
    let prior = ConstantPrior()
    let curves = counts.map { count in
      let measured = Array(field.measured.prefix(count))
      let sharp = ClosedFormPosterior(
        luminosities: measured, population: population, noise: likelihood.noise)
      return Curve(
        stars: count,
        posterior: priors.map { uncertainty in
          SigmaPosterior(
            luminosities: measured, population: population, meanUncertainty: uncertainty,
            likelihood: likelihood, prior: prior
          ).standardDeviation
        },
        closedForm: priors.map { uncertainty in
          Identifiability.closedForm(
            sharp: sharp.standardDeviation, meanUncertainty: uncertainty, prior: prior)
        })
    }
    return Identifiability(priors: priors, curves: curves)
  }

  /// 1 / √(1 / (sharp² + m²) + 1 / w²): the posterior of a normal mean with prior width w.
  static func closedForm(sharp: Double, meanUncertainty m: Double, prior: ConstantPrior) -> Double {
    let seen = sharp * sharp + m * m
    return (1 / (1 / seen + 1 / (prior.logWidth * prior.logWidth))).squareRoot()
  }
}

/// How the width shrinks with the number of stars: grids on fields of growing size.
struct WidthAgainstCount: Sendable {
  let counts: [Int]
  let widths: [Double]
  let closedForm: [Double]

  static func measure(
    field: StarField, counts: [Int], population: StarPopulation, likelihood: StarLikelihood
  ) -> WidthAgainstCount {
    let widths = counts.map { count in
      SigmaPosterior(
        luminosities: Array(field.measured.prefix(count)), population: population,
        likelihood: likelihood
      ).standardDeviation
    }
    let noise = ClosedFormPosterior.logNoise(likelihood.noise).standardDeviation
    let closedForm = counts.map {
      ClosedFormPosterior.standardDeviation(
        spread: population.productSpread, logNoise: noise, count: $0)
    }
    return WidthAgainstCount(counts: counts, widths: widths, closedForm: closedForm)
  }
}
