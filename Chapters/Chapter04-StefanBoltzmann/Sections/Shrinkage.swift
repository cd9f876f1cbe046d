import BayesNumerics
import Datasets
import Foundation
import Hierarchies
import Inference
import Plotting
import Workbook

extension StefanBoltzmannHierarchy {
  /// One luminosity per star cannot tell large from hot: what the posterior says of A and T of each.
  static let shrinkage = Section<StarStudy>(
    "shrinkage", "What do we learn about each star?",
    options: ["count", "noise", "area-spread", "temperature-spread"], seconds: 1
  ) { study, _ in
    // Data: true and measured luminosity
    // Model: log L̂ is a sum of three terms, of variances τ_A², 16 τ_T² and t²
    // snippet: slopes
    let population = study.population
    let noise = ClosedFormPosterior.logNoise(study.noise).standardDeviation
    let total = population.productSpread * population.productSpread + noise * noise
    let slopes = Slopes(
      area: population.areaSpread * population.areaSpread / total,
      temperature: 16 * population.temperatureSpread * population.temperatureSpread / total)
    // end snippet

    // Inference: A and T of the first stars, sampled with all others and with σ_T
    let chains = try await study.known.value

    // What it shows
    return Findings(
      answer:
        "Each star is shrunk towards the mean of the population: on average log A keeps "
        + "\(NumberText.fixed(slopes.area, decimals: 2)) and log T "
        + "\(NumberText.fixed(slopes.temperature, decimals: 2)) of the true distance from that mean. These "
        + "are the shares that the two contribute to the variance of log L̂"
        + (chains.isMixed
          ? "." : "; the chains have not converged, so single stars are not shown."),
      tables: [table(study, slopes, chains)],
      figures: [latentAndObserved(study), figure(study, slopes, chains)],
      values: [.init("slope.area", slopes.area), .init("slope.temperature", slopes.temperature)])
  }

  /// What a star keeps of its distance from the population's mean, on average.
  struct Slopes {
    let area: Double
    let temperature: Double
  }

  private static func table(_ study: StarStudy, _ slopes: Slopes, _ chains: SampledPosterior)
    -> Table
  {
    let stars = Array(study.field.stars.prefix(70))
    func row(_ name: String, _ column: String, prior: Double, expected: Double, truth: [Double])
      -> [String]
    {
      guard chains.isMixed else {
        return [
          name, NumberText.fixed(prior, decimals: 3), "refused",
          NumberText.fixed(expected, decimals: 2), "refused",
        ]
      }
      let estimates = stars.indices.map { chains.draws.moments("\(column)[\($0 + 1)]") }
      let width = estimates.reduce(0) { $0 + $1.standardDeviation } / Double(stars.count)
      let mean = truth.reduce(0, +) / Double(truth.count)
      let products = zip(truth, estimates).reduce(0) { $0 + ($1.0 - mean) * $1.1.mean }
      let squares = truth.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
      let slope = products / squares
      let centre = estimates.reduce(0) { $0 + $1.mean } / Double(stars.count)
      let residuals = zip(truth, estimates).reduce(0) {
        $0 + pow($1.1.mean - centre - slope * ($1.0 - mean), 2)
      }
      return [
        name, NumberText.fixed(prior, decimals: 3), NumberText.fixed(width, decimals: 3),
        NumberText.fixed(expected, decimals: 2),
        "\(NumberText.fixed(slope, decimals: 2)) ± "
          + NumberText.fixed(
            (residuals / Double(stars.count - 2) / squares).squareRoot(), decimals: 2),
      ]
    }
    return Table(
      title: "Surface area and temperature of \(stars.count) stars",
      columns: [
        "of a star", "sd of the population", "mean sd of its posterior", "expected slope",
        "slope of these stars",
      ],
      rows: [
        row(
          "log A", "log_A", prior: study.population.areaSpread, expected: slopes.area,
          truth: stars.map { log($0.area) }),
        row(
          "log T", "log_T", prior: study.population.temperatureSpread,
          expected: slopes.temperature, truth: stars.map { log($0.temperature) }),
      ],
      note:
        "Slope: least squares of posterior means against true values, ± its standard error. "
        + chains.convergence)
  }

  private static func latentAndObserved(_ study: StarStudy) -> Figure {
    let stars = study.field.stars.prefix(300)
    let light = stars.map(\.luminosity) + stars.map(\.measured)
    let ends = Axis.decades(around: light).range.map { [$0.lowerBound, $0.upperBound] } ?? []
    let population = study.population
    let (width, height) = (3.4 * population.temperatureSpread, 3.4 * population.areaSpread)
    // Lines of one L: log A = c - 4 log T
    let lines = [-2.0, -1, 0, 1, 2].map { level -> Layer in
      let constant = level * population.productSpread
      let x = [-width, width]
      return .line(
        "same_light_\(Int(level) + 2)", x: x, y: x.map { constant - 4 * $0 },
        Stroke(.lightGrey, width: 1.5))
    }
    return Figure(
      name: "latent-and-observed",
      caption:
        "The luminosity determines on which grey line a star lies, but not where on that line. Left: measured "
        + "against true luminosity, with \(NumberText.significant(100 * study.noise, digits: 3)) % noise. Right: the two latent "
        + "variables of each star; all stars on one grey line have the same luminosity.",
      layout: Figure.Layout(columns: 2, width: 1200, height: 560),
      panels: [
        Panel(
          "Measured and true luminosity",
          x: Axis.decades("True luminosity *L* in *L*_{☉}", around: light),
          y: Axis.decades("Measured luminosity *L̂* in *L*_{☉}", around: light),
          layers: [
            .line(
              "equal", x: ends, y: ends, Stroke(.grey, width: 1.5, dash: .solid)),
            .points(
              "measured", x: stars.map(\.luminosity), y: stars.map(\.measured), .vermillion,
              size: 0.6),
          ]),
        Panel(
          "Latent area and temperature",
          x: Axis("log *T* (*T* in 5772 K)", range: -width...width),
          y: Axis("log *A* (*A* in solar surface areas)", range: -height...height),
          layers: lines + [
            .points(
              "hidden", x: stars.map { log($0.temperature) }, y: stars.map { log($0.area) }, .blue,
              size: 0.6)
          ]),
      ])
  }

  private static func figure(_ study: StarStudy, _ slopes: Slopes, _ chains: SampledPosterior)
    -> Figure
  {
    let population = study.population
    let stars = Array(study.field.stars.prefix(35))
    func panel(
      _ column: String, _ letter: Text, _ title: Text, spread: Double, share: Double,
      truth: [Double]
    ) -> Panel {
      let reach = 3.6 * spread
      var layers: [Layer] = [
        .line(
          "equal", x: [-reach, reach], y: [-reach, reach],
          Stroke(.grey, width: 1.5, dash: .solid)),
        .line(
          "expected", x: [-reach, reach], y: [-share * reach, share * reach],
          Stroke(.vermillion, width: 2.5)),
      ]
      if chains.isMixed {
        let moments = stars.indices.map { chains["\(column)[\($0 + 1)]"] }
        layers.append(
          .errorBars(
            "posterior", x: truth, y: moments.map(\.mean),
            lower: moments.map { $0.mean - $0.standardDeviation },
            upper: moments.map { $0.mean + $0.standardDeviation }, .blue,
            agreement: .monteCarloByRow(
              standardErrors: moments.map { hypot($0.errorOfMean, $0.errorOfDeviation) })))
      }
      layers += [
        .label("no shrinkage", x: .panel(0.86), y: .panel(0.95), .grey, anchor: .right, size: 0.9),
        .label(
          "shrunk to the mean: slope \(share, decimals: 2)", x: .panel(0.98), y: .panel(0.06),
          .vermillion, anchor: .right, size: 0.9),
      ]
      return Panel(
        title, x: Axis("True log \(letter)", range: -reach...reach),
        y: Axis("Posterior of log \(letter)", range: -reach...reach), layers: layers)
    }
    return Figure(
      name: "shrinkage",
      caption:
        "A single number per star cannot distinguish a large star from a hot one, so both A and T are shrunk "
        + "towards the population mean; the less a quantity contributes to the spread of A T⁴, the stronger. "
        + (chains.isMixed
          ? "Posterior mean and standard deviation of \(stars.count) stars against the true values."
          : "The chains have not converged, so no star is shown."),
      layout: Figure.Layout(columns: 2, width: 1200, height: 560),
      panels: [
        panel(
          "log_A", "*A*", "Surface area", spread: population.areaSpread, share: slopes.area,
          truth: stars.map { log($0.area) }),
        panel(
          "log_T", "*T*", "Temperature", spread: population.temperatureSpread,
          share: slopes.temperature,
          truth: stars.map { log($0.temperature) }),
      ])
  }
}
