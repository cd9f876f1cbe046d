import BayesNumerics
import Datasets
import Foundation
import Hierarchies
import Inference
import Plotting
import Workbook

extension StefanBoltzmannHierarchy {
  /// A survey that sees only the brighter stars, analysed with and without the limit in the model.
  static let selection = Section<StarStudy>(
    "selection", "What if the survey sees only bright stars?",
    options: ["count", "noise", "area-spread", "temperature-spread"], seconds: 2
  ) { study, run in
    // Data: a field of which the stars below a limit are not on the list
    // Model: the likelihood of a star on the list
    // Inference: three posteriors on grids
    var stars = run.random("stars")
    let selection = Selection.analyse(
      count: study.field.count, sigma: study.sigma, population: study.population,
      noise: study.noise, likelihood: study.likelihood, using: &stars)

    // Inference: the same for more such fields, as one may be lucky
    let more = run.isQuick ? 5 : 20
    let others = (0..<more).map { index in
      var stars = run.random("more stars").stream(index)
      return Selection.analyse(
        count: study.field.count, sigma: study.sigma, population: study.population,
        noise: study.noise, likelihood: study.likelihood, using: &stars)
    }

    // What it shows
    let factor = exp(selection.blind.mean - study.logSigma)
    let bias = selection.bias(of: selection.aware)
    return Findings(
      answer:
        "If the \(selection.seen.count) listed stars are taken for the whole population, σ_T comes out "
        + "\(NumberText.fixed(factor, decimals: 2)) times the true value, "
        + "\(NumberText.fixed(selection.bias(of: selection.blind), decimals: 1)) posterior sd from it; with "
        + "the brightness limit in the model it lies \(NumberText.fixed(bias, decimals: 1)) sd from it.",
      tables: [table(selection, others)], figures: [figure(selection)],
      values: [
        .init("blind.factor", factor), .init("blind.bias", selection.bias(of: selection.blind)),
        .init("aware.bias", bias), .init("seen", selection.seen.count),
        .init("limit", selection.limit),
      ])
  }

  private static func table(_ selection: Selection, _ others: [Selection]) -> Table {
    func typical(_ posterior: KeyPath<Selection, SigmaPosterior>) -> String {
      let squares = others.map { pow($0.bias(of: $0[keyPath: posterior]), 2) }
      return NumberText.fixed(
        (squares.reduce(0, +) / Double(squares.count)).squareRoot(), decimals: 1)
    }
    func row(_ name: String, _ count: Int, _ posterior: SigmaPosterior) -> [String] {
      [
        name, "\(count)",
        NumberText.fixed(NominalSun.constant(atLog: posterior.mean), decimals: 3),
        NumberText.fixed(100 * posterior.standardDeviation, decimals: 1),
        NumberText.fixed(selection.bias(of: posterior), decimals: 1),
      ]
    }
    return Table(
      title:
        "Only stars that look brighter than \(NumberText.fixed(selection.limit, decimals: 2)) L☉ "
        + "are on the list",
      columns: [
        "analysis", "stars", "σ_T in 1e-8 W m⁻² K⁻⁴", "sd of log σ_T in %", "error / posterior sd",
      ],
      rows: [
        row("all stars", selection.field.count, selection.complete),
        row("listed stars as if they were all", selection.seen.count, selection.blind),
        row("listed stars, limit in the model", selection.seen.count, selection.aware),
      ],
      note:
        "In \(others.count) more such fields the error is typically (root mean square) "
        + "\(typical(\.complete)) posterior sd for all stars, \(typical(\.blind)) with the limit ignored and "
        + "\(typical(\.aware)) with the limit in the model; a right analysis has "
        + "1 ± \(NumberText.fixed(1 / Double(2 * others.count).squareRoot(), decimals: 1)).")
  }

  private static func figure(_ selection: Selection) -> Figure {
    let logs = selection.field.measured.map { log10($0) }
    let limit = log10(selection.limit)
    let (least, most) = ((logs.min() ?? -1) - 0.05, (logs.max() ?? 1) + 0.05)
    let step = max(0.05, (most - least) / 24)
    // Bins with an edge at the limit
    let first = limit - step * ((limit - least) / step).rounded(.up)
    let bins = max(1, Int(((most - first) / step).rounded(.up)))
    var counts = [Double](repeating: 0, count: bins)
    for value in logs { counts[min(bins - 1, max(0, Int((value - first) / step)))] += 1 }
    let centres = (0..<bins).map { first + step * (Double($0) + 0.5) }
    let hidden = centres.indices.filter { centres[$0] < limit }
    let seen = centres.indices.filter { centres[$0] >= limit }
    let tallest = counts.max() ?? 1

    let posteriors = [selection.complete, selection.aware, selection.blind]
    let names = ["all stars", "limit in the model", "limit ignored"]
    let inks: [Ink] = [.green, .blue, .vermillion]
    let truth = 1e8 * selection.field.sigma
    let ends = posteriors.flatMap { posterior in
      [-3.5, 3.5].map {
        1e8 * NominalSun.sigma * exp(posterior.mean + $0 * posterior.standardDeviation)
      }
    }
    let (low, high) = (min(ends.min() ?? 1, 0.9 * truth), max(ends.max() ?? 10, 1.1 * truth))
    let peak = posteriors.compactMap { $0.curve.density.max() }.max() ?? 1
    var layers: [Layer] = [
      .verticalLine(at: truth, Stroke(.black, width: 2, dash: .dotted))
    ]
    for ((posterior, name), ink) in zip(zip(posteriors, names), inks) {
      let curve = posterior.curve
      let inside = curve.sigma.indices.filter { (low...high).contains(curve.sigma[$0]) }
      layers.append(
        .line(
          name.replacingOccurrences(of: " ", with: "_"), x: inside.map { curve.sigma[$0] },
          y: inside.map { curve.density[$0] }, Stroke(ink)))
      let top = curve.density.indices.max { curve.density[$0] < curve.density[$1] } ?? 0
      layers.append(
        .label(
          "\(name)", x: .data(curve.sigma[top]), y: .data(curve.density[top]), ink,
          offset: (name == names[1] ? 4 : 1, 0.8), size: 0.9))
    }
    layers.append(
      .label("truth", x: .data(truth), y: .panel(0.95), anchor: .right, offset: (-0.7, 0)))
    return Figure(
      name: "selection",
      caption:
        "A survey lists only stars brighter than a limit, and misses the outlined ones (left). Right: the "
        + "posterior from all stars, from the listed ones taken for the whole population"
        + (selection.bias(of: selection.blind) > 3 ? ", which is far too high, " : ", ")
        + "and from the listed ones by the likelihood of a listed star (exercise 5), which is "
        + (selection.aware.standardDeviation > selection.complete.standardDeviation
          ? "wider" : "narrower")
        + " than that from all stars.",
      layout: Figure.Layout(columns: 2, width: 1200, height: 560),
      panels: [
        Panel(
          "\(selection.seen.count) of \(selection.field.count) stars are listed",
          x: Axis(
            "Log₁₀ of the measured luminosity in *L*_{☉}",
            range: first...(first + step * Double(bins))
          ),
          y: Axis("Stars", range: 0...1.2 * tallest),
          layers: [
            .bars(
              "hidden", x: hidden.map { centres[$0] }, heights: hidden.map { counts[$0] },
              width: 0.9 * step, .grey, opacity: 0.12, isOutlined: true),
            .bars(
              "seen", x: seen.map { centres[$0] }, heights: seen.map { counts[$0] },
              width: 0.9 * step, .blue),
            .verticalLine(at: limit, Stroke(.black, width: 2, dash: .dotted)),
            .label("limit", x: .data(limit), y: .panel(0.95), anchor: .right, offset: (-0.7, 0)),
          ]),
        Panel(
          "Three analyses",
          x: Axis("*σ*_{T} in 10⁻⁸ W m⁻² K⁻⁴", range: low...high),
          y: Axis("Posterior density", range: 0...1.2 * peak), layers: layers),
      ])
  }
}

/// A survey that sees only the brighter stars, and two analyses of it.
struct Selection: Sendable {
  /// All stars of the field, seen or not.
  let field: StarField
  /// Faintest apparent luminosity on the list, in L☉.
  let limit: Double
  let seen: StarField
  /// From all stars, as if nothing were lost.
  let complete: SigmaPosterior
  /// From the seen stars, as if they were all.
  let blind: SigmaPosterior
  /// From the seen stars, each likelihood divided by the probability that such a star is seen.
  let aware: SigmaPosterior

  /// Hides the stars below the median brightness of the population, and analyses the others.
  static func analyse(
    count: Int, sigma: Double, population: StarPopulation, noise: Double,
    likelihood: StarLikelihood, using random: inout RandomSource
  ) -> Selection {
    let field = StarField(
      count: count, sigma: sigma, population: population, noise: noise, using: &random)
    // Never fewer than one star on the list
    let median = StarField.scale(sigma) * exp(population.meanLogProduct)
    let brightest = field.measured.max() ?? median
    let limit = brightest > median ? median : brightest / 2
    let seen = field.brighter(than: limit)
    func posterior(_ stars: StarField, limit: Double? = nil) -> SigmaPosterior {
      SigmaPosterior(
        luminosities: stars.measured, population: population, likelihood: likelihood, limit: limit)
    }
    return Selection(
      field: field, limit: limit, seen: seen, complete: posterior(field), blind: posterior(seen),
      aware: posterior(seen, limit: limit))
  }

  /// How far the mean of a posterior of log σ_T lies from the truth, in its own standard deviations.
  func bias(of posterior: SigmaPosterior) -> Double {
    (posterior.mean - log(StarField.scale(field.sigma))) / posterior.standardDeviation
  }
}
