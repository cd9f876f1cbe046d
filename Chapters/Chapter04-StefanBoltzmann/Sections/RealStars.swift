import BayesNumerics
import Datasets
import Foundation
import Hierarchies
import Inference
import Plotting
import Workbook

extension StefanBoltzmannHierarchy {
  /// Real stars: error bars alone, and a model of what they leave out.
  static let realStars = Section<StarStudy>(
    "real-stars", "What do real stars say?", options: ["stars"], seconds: 2
  ) { study, run in
    // Data: radius, temperature and luminosity of each star, measured by separate routes
    let stars = study.realStars

    // Inference: the mean that error bars alone give
    let naive = RealStars.naive(stars)

    // Model: scales that are wrong for all stars alike, extra scatter and a heavy tail
    let model = RealStarModel(stars)

    // Inference: NUTS
    let chains = await model.runChains(
      around: naive.mean,
      lengths: ChainLengths(warmUp: run.isQuick ? 600 : 1000, draws: run.isQuick ? 1500 : 2500),
      using: run.random("chains"), progress: run.reporting("real stars"))

    // What it shows
    let posterior = chains["log_sigma"]
    return Findings(
      answer:
        "\(stars.count) stars give σ_T = (\(inWords(naive.mean, naive.error)))e-8 W m⁻² K⁻⁴ by "
        + "error bars alone"
        + (chains.isMixed
          ? ", and (\(inWords(posterior.mean, posterior.standardDeviation)))e-8 with common errors of the "
            + "scales, scatter and a heavy tail in the model; the textbook's is "
            + "\(NumberText.fixed(1e8 * StefanBoltzmann.sigma, decimals: 2))e-8."
          : "; the chains of the model with common errors have not converged and say nothing."),
      tables: [table(study, naive, chains)], figures: [figure(study, naive, model, chains)],
      values: [
        .init("count", stars.count), .init("naive.sigma", NominalSun.constant(atLog: naive.mean)),
        .init("naive.error", NominalSun.constant(atLog: naive.mean) * naive.error),
        .init("naive.distance", RealStars.distance(naive.mean, naive.error)),
        .init("sd", posterior.standardDeviation, standardError: posterior.errorOfDeviation),
      ],
      files: try study.saved.file { try LongCSV.text(of: chains.draws.namedForFiles) })
  }

  /// "5.54 ± 0.06", in 10⁻⁸ W m⁻² K⁻⁴.
  private static func inWords(_ logSigma: Double, _ error: Double) -> String {
    let sigma = NominalSun.constant(atLog: logSigma)
    return "\(NumberText.fixed(sigma, decimals: 2)) ± "
      + NumberText.fixed(sigma * error, decimals: 2)
  }

  private static func table(
    _ study: StarStudy, _ naive: (mean: Double, error: Double), _ chains: SampledPosterior
  ) -> Table {
    var rows = [
      [
        "error bars alone", inWords(naive.mean, naive.error),
        NumberText.fixed(RealStars.distance(naive.mean, naive.error), decimals: 1),
      ]
    ]
    if chains.isMixed {
      let posterior = chains["log_sigma"]
      rows.append([
        "scales, scatter and heavy tail in the model",
        inWords(posterior.mean, posterior.standardDeviation),
        NumberText.fixed(
          RealStars.distance(posterior.mean, posterior.standardDeviation), decimals: 1),
      ])
      func line(_ name: String, _ column: String) -> [String] {
        let estimate = chains[column]
        return [
          name,
          "\(NumberText.fixed(100 * estimate.mean, decimals: 1)) ± "
            + "\(NumberText.fixed(100 * estimate.standardDeviation, decimals: 1)) %", "",
        ]
      }
      rows += [
        line("common error of the diameters", "delta_R"),
        line("common error of the temperatures", "delta_T"),
        line("extra scatter of log L", "scatter"),
      ]
    } else {
      rows.append(["scales, scatter and heavy tail in the model", "refused", ""])
    }
    return Table(
      title: "\(study.realStars.count) real stars",
      columns: ["model", "σ_T in 1e-8 W m⁻² K⁻⁴", "from the textbook, in sd"], rows: rows,
      note: (study.warnings + ["Have the chains mixed? \(chains.mixing.sentence)"])
        .joined(separator: " "))
  }

  private static func figure(
    _ study: StarStudy, _ naive: (mean: Double, error: Double), _ model: RealStarModel,
    _ chains: SampledPosterior
  ) -> Figure {
    let scale = 1e8 * NominalSun.sigma
    let stars = study.realStars.sorted { $0.logSigma < $1.logSigma }
    let places = stars.indices.map { Double($0 + 1) }
    let values = stars.map { scale * exp($0.logSigma) }
    let truth = 1e8 * StefanBoltzmann.sigma
    let lower = stars.map { scale * exp($0.logSigma - $0.logError) }
    let upper = stars.map { scale * exp($0.logSigma + $0.logError) }
    let low = min(0.97 * (lower.min() ?? truth), 0.9 * truth)
    let high = max(1.03 * (upper.max() ?? truth), 1.1 * truth)

    let (least, most) = (0.72 * truth, 1.3 * truth)
    let x = [Double].evenlySpaced(
      from: min(least, scale * exp(naive.mean) * 0.85),
      to: max(most, scale * exp(naive.mean) * 1.15),
      count: 301)
    let before = x.map { sigma -> Double in
      let z = (log(sigma / scale) - naive.mean) / naive.error
      return exp(-0.5 * z * z) / (naive.error * sigma * (2 * Double.pi).squareRoot())
    }
    let range = x[0]...x[x.count - 1]
    // As high as the posterior is expected to be, by its scales, and three times more
    let expected = hypot(
      hypot(2 * model.diameterScale, 4 * model.temperatureScale), naive.error)
    let top = 4.2 / (expected * scale * exp(naive.mean) * (2 * Double.pi).squareRoot())
    var layers: [Layer] = []
    if chains.isMixed {
      let (histogram, standardErrors) = chains.histogram(
        of: "log_sigma", from: range.lowerBound, to: range.upperBound, bins: 50,
        NominalSun.constant)
      layers.append(
        .bars(
          "after", x: histogram.centres, heights: histogram.densities,
          width: 0.95 * histogram.step, .blue, opacity: 0.5,
          agreement: .monteCarloByRow(standardErrors: standardErrors)))
    }
    layers += [
      .line(
        "before", x: x, y: before.map { min($0, 1.05 * top) }, Stroke(.vermillion)),
      .verticalLine(at: truth, Stroke(.black, width: 2, dash: .dotted)),
      .label("textbook", x: .data(truth), y: .panel(0.95), offset: (1.2, 0)),
      .label(
        "error bars alone", x: .data(scale * exp(naive.mean)), y: .panel(0.7), .vermillion,
        anchor: .right, offset: (-3.5, 0)),
      .label(
        "with scales, scatter and tail", x: .panel(0.98), y: .panel(0.27), .blue, anchor: .right),
    ]
    let showsNames = stars.count <= 24
    return Figure(
      name: "real-stars",
      caption:
        "Real stars. Left: σ_T from each star alone, with its error, in order of size; dotted: "
        + "the textbook. Right: the answer of error bars alone, a peak far above the frame, and the posterior "
        + "once scales that are wrong for all stars alike, extra scatter and a heavy tail are in "
        + "the model.",
      layout: Figure.Layout(
        columns: 2, width: 1320, height: 600, margins: (105, 35, 50, 125)),
      panels: [
        Panel(
          "\(stars.count) stars, one by one",
          x: Axis(
            showsNames ? "" : "star", range: 0.3...(Double(stars.count) + 0.7),
            tics: showsNames ? .none : .automatic),
          y: Axis("*σ* in 10⁻⁸ W m⁻² K⁻⁴", range: low...high),
          layers: [
            .line(
              "textbook", x: [0.3, Double(stars.count) + 0.7], y: [truth, truth],
              Stroke(.black, width: 2, dash: .dotted)),
            .errorBars("stars", x: places, y: values, lower: lower, upper: upper, .blue),
          ]
            + (showsNames
              ? zip(stars, places).map { star, place in
                Layer.label(
                  Text(verbatim: star.name), x: .data(place), y: .panel(-0.02), anchor: .right,
                  size: 0.7, rotated: 55)
              } : [])),
        Panel(
          "all together", x: Axis("*σ* in 10⁻⁸ W m⁻² K⁻⁴", range: range),
          y: Axis("posterior density", range: 0...top), layers: layers),
      ])
  }
}

/// Real stars, without and with a model of what can be wrong with them.
enum RealStars {
  /// The answer of error bars alone, as log(σ_T / σ☉) and relative error: the inverse-variance mean of
  /// the stars' own values of σ_T.
  ///
  /// A value that came out small has a small error too, and so a large weight: where errors are
  /// relative, this much-used mean lies low by about their square (1 % for errors of 10 %).
  static func naive(_ stars: [MeasuredStar]) -> (mean: Double, error: Double) {
    let weights = stars.map { exp(-2 * $0.logSigma) / ($0.logError * $0.logError) }
    let total = weights.reduce(0, +)
    let mean = zip(stars, weights).reduce(0) { $0 + exp($1.0.logSigma) * $1.1 } / total
    return (log(mean), 1 / total.squareRoot() / mean)
  }

  /// Distance of a mean of log(σ_T / σ☉) from the textbook's, in standard deviations.
  static func distance(_ mean: Double, _ standardDeviation: Double) -> Double {
    (mean - NominalSun.logTextbook) / standardDeviation
  }
}

extension RealStarModel {
  /// Four chains of NUTS, from starts around a guess of log(σ_T / σ☉).
  func runChains(
    around centre: Double, lengths: ChainLengths, using random: RandomSource,
    progress: @escaping @Sendable (Double) -> Void = { _ in }
  ) async -> SampledPosterior {
    let starts = (0..<4).map { chain -> [Double] in
      var stream = random.stream("starts").stream(chain)
      let shared = [
        centre + 0.3 * stream.normal(), stream.normal(), stream.normal(),
        log(0.05) + stream.normal(),
      ]
      return shared + (0..<(2 * stars.count)).map { _ in stream.normal() }
    }
    return SampledPosterior(
      await sample(
        NUTS(self, acceptanceAim: 0.95), from: starts, lengths: lengths,
        recording: Recorder(names: ["log_sigma", "delta_R", "delta_T", "scatter"]) {
          [$0[0], diameterScale * $0[1], temperatureScale * $0[2], exp($0[3])]
        }, using: random.stream("chains"), progress: progress))
  }
}
