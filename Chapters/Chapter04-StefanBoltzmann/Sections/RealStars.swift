import BayesNumerics
import Datasets
import Foundation
import Hierarchies
import Inference
import Plotting
import Workbook

extension StefanBoltzmannHierarchy {
  /// Real stars: what their error bars say, whether they fit these, and what an assumption on systematic errors adds.
  static let realStars = Section<StarStudy>(
    "real-stars", "What do real stars say?",
    options: ["stars", "diameter-scale-error", "temperature-scale-error"], seconds: 2
  ) { study, run in
    // Data: radius, temperature and luminosity of each star, measured by separate routes
    let stars = study.realStars

    // Inference: the mean that error bars alone give, and whether the stars scatter as these allow
    let verdict = StarVerdict(stars, scales: study.scales)
    let naive = verdict.naive

    // Model: systematic errors that all stars share, additional scatter and a heavy tail
    let model = RealStarModel(stars, scales: study.scales)

    // Inference: NUTS
    let chains = await model.runChains(
      around: naive.mean,
      lengths: ChainLengths(warmUp: run.isQuick ? 600 : 1000, draws: run.isQuick ? 1500 : 2500),
      using: run.random("chains"), progress: run.reporting("real stars"))

    // What it shows
    let posterior = chains["log_sigma"]
    let assumed = Assumption(study.scales).posterior(chains)
    let sampled: [Findings.Value] =
      chains.isMixed
      ? [
        .init(
          "posterior.sigma", NominalSun.constant(atLog: posterior.mean),
          standardError: NominalSun.constant(atLog: posterior.mean) * posterior.errorOfMean),
        .init("sd", posterior.standardDeviation, standardError: posterior.errorOfDeviation),
        .init(
          "sd.without-scales", chains["log_sigma_without_scales"].standardDeviation,
          standardError: chains["log_sigma_without_scales"].errorOfDeviation),
      ] : []
    return Findings(
      answer: (study.warnings + [verdict.sentences]).joined(separator: " ")
        + (chains.isMixed
          ? " If common scale errors of \(study.scales.words), additional scatter and heavy tails are "
            + "assumed, σ_T is (\(StarVerdict.constant(assumed.mean, assumed.sd)))e-8."
          : " The chains of the model with common scale errors have not converged, so it gives no result."),
      tables: [
        table(study, verdict, chains), assumptions(study, naive, chains), oneByOne(stars),
      ],
      figures: [figure(study, naive, chains)],
      values: [
        .init("count", stars.count), .init("naive.sigma", NominalSun.constant(atLog: naive.mean)),
        .init("naive.error", NominalSun.constant(atLog: naive.mean) * naive.error),
        .init("naive.distance", naive.distance()), .init("chi-square", naive.chiSquare),
        .init("degrees-of-freedom", naive.degreesOfFreedom),
        .init("p", naive.probabilityOfLarger),
        .init("scale-errors", study.scales.ofLogSigma),
      ] + sampled,
      files: try study.saved.file { try LongCSV.text(of: chains.draws.namedForFiles) })
  }

  // MARK: Tables

  private static func table(
    _ study: StarStudy, _ verdict: StarVerdict, _ chains: SampledPosterior
  ) -> Table {
    let naive = verdict.naive
    func distance(_ z: Double) -> String { NumberText.fixed(z, decimals: 1) }
    var rows = [
      [
        "error bars alone", StarVerdict.constant(naive.mean, naive.error),
        distance(naive.distance()),
      ]
    ]
    if verdict.scatter.outcome == .tooLarge {
      rows.append([
        "error bars x \(NumberText.significant(naive.stretch, digits: 2)), to fit the scatter",
        StarVerdict.constant(naive.mean, naive.stretch * naive.error),
        distance(naive.distance(stretch: naive.stretch)),
      ])
    }
    let name = "with systematic errors, scatter and heavy tails"
    if chains.isMixed {
      let (mean, sd) = Assumption(study.scales).posterior(chains)
      rows.append([
        name, StarVerdict.constant(mean, sd), distance((mean - NominalSun.logTextbook) / sd),
      ])
      func line(_ name: String, _ column: String) -> [String] {
        let estimate = chains[column]
        return [
          name,
          "\(NumberText.fixed(100 * estimate.mean, decimals: 1)) ± "
            + "\(NumberText.fixed(100 * estimate.standardDeviation, decimals: 1)) %", "",
        ]
      }
      if study.scales.diameters > 0 {
        rows.append(line("common error of diameters (equals its prior)", "delta_R"))
      }
      if study.scales.temperatures > 0 {
        rows.append(line("common error of temperatures (equals its prior)", "delta_T"))
      }
      rows.append(line("additional scatter of log L", "scatter"))
    } else {
      rows.append([name, "refused", ""])
    }
    return Table(
      title: "The constant from \(study.realStars.count) real stars",
      columns: ["model", "σ_T in 1e-8 W m⁻² K⁻⁴", "(estimate - textbook) / sd"], rows: rows,
      note: "Chi-square of the stars about their mean: "
        + "\(NumberText.significant(naive.chiSquare, digits: 3)) on \(naive.degreesOfFreedom) degrees of "
        + "freedom, \(StarVerdict.text(naive.probabilityOfLarger)). Posteriors are mean ± sd. "
        + (study.realStars.count < 5
          ? "With fewer than five stars the prior of the additional scatter decides much of the width. "
          : "")
        + chains.convergence)
  }

  /// What the assumption on scale errors does. The data determine log σ_T - 2 δ_R - 4 δ_T; the scales move log
  /// σ_T by 2 δ_R + 4 δ_T, of which the data know nothing, so the variances add.
  private static func assumptions(
    _ study: StarStudy, _ naive: ErrorBarMean, _ chains: SampledPosterior
  ) -> Table {
    let rows = Assumption.list(study.scales).map { assumption -> [String] in
      let scales = assumption.scales
      func percent(_ value: Double) -> String {
        "\(NumberText.significant(100 * value, digits: 3)) %"
      }
      guard chains.isMixed else {
        return [percent(scales.diameters), percent(scales.temperatures), "refused", ""]
      }
      let (mean, sd) = assumption.posterior(chains)
      return [
        percent(scales.diameters), percent(scales.temperatures), StarVerdict.constant(mean, sd),
        NumberText.fixed((mean - NominalSun.logTextbook) / sd, decimals: 1),
      ]
    }
    return Table(
      title: "What the assumed scale errors do",
      columns: [
        "of all diameters", "of all temperatures", "σ_T in 1e-8 W m⁻² K⁻⁴",
        "(estimate - textbook) / sd",
      ], rows: rows,
      note:
        "The stars say almost nothing about scale errors: the width is what was assumed, and more "
        + "stars would not reduce it. --diameter-scale-error and --temperature-scale-error change the assumption."
    )
  }

  private static func oneByOne(_ stars: [MeasuredStar]) -> Table {
    let shown = stars.sorted { $0.logSigma < $1.logSigma }
    let most = 24
    let ends = shown.count > most ? Array(shown.prefix(5)) + Array(shown.suffix(5)) : shown
    return Table(
      title: shown.count > most
        ? "The five smallest and the five largest constants" : "The stars one by one",
      columns: ["star", "σ_T in 1e-8 W m⁻² K⁻⁴", "(estimate - textbook) / error"],
      rows: ends.map { star in
        [
          star.name, StarVerdict.constant(star.logSigma, star.logError),
          NumberText.fixed((star.logSigma - NominalSun.logTextbook) / star.logError, decimals: 1),
        ]
      })
  }

  // MARK: Figure

  private static func message(_ naive: ErrorBarMean) -> String {
    switch naive.scatter.outcome {
    case .usual: "The stars scatter as their error bars allow, and what these leave out is assumed."
    case .tooLarge: "The stars scatter more than their error bars allow."
    case .tooSmall: "The stars scatter less than their error bars allow."
    case .undefined: "The scatter of the stars cannot be computed."
    }
  }

  private static func figure(
    _ study: StarStudy, _ naive: ErrorBarMean, _ chains: SampledPosterior
  ) -> Figure {
    let stars = study.realStars.sorted { $0.logSigma < $1.logSigma }
    let truth = 1e8 * StefanBoltzmann.sigma
    let places = stars.indices.map { Double($0 + 1) }
    let lower = stars.map { NominalSun.constant(atLog: $0.logSigma - $0.logError) }
    let upper = stars.map { NominalSun.constant(atLog: $0.logSigma + $0.logError) }
    let textbook = Stroke(.black, width: 2, dash: .dotted)
    let showsNames = stars.count <= 24

    // Rows of the right panel, from the top: error bars alone, then each assumption
    let assumptions = chains.isMixed ? Assumption.list(study.scales) : []
    let rows =
      [(name: Text("error bars alone"), mean: naive.mean, sd: naive.error)]
      + assumptions.map { assumption in
        let (mean, sd) = assumption.posterior(chains)
        return (name: assumption.name, mean: mean, sd: sd)
      }
    let heights = rows.indices.map { -Double($0) }
    func bars(_ reach: Double) -> (lower: [Double], upper: [Double]) {
      (
        rows.map { NominalSun.constant(atLog: $0.mean - reach * $0.sd) },
        rows.map { NominalSun.constant(atLog: $0.mean + reach * $0.sd) }
      )
    }
    let (one, two) = (bars(1), bars(1.645))
    let agreement: Agreement = .notCompared(
      because: "ends of bars of the sampled posterior; the table has its error")
    func bar(
      _ name: String, _ ends: (lower: [Double], upper: [Double]), _ row: Int, width: Double
    ) -> Layer {
      let (y, x) = (heights[row], [ends.lower[row], ends.upper[row]])
      return .band(
        name, x: x, lower: [y - width / 2, y - width / 2], upper: [y + width / 2, y + width / 2],
        .blue, opacity: 1, agreement: row == 0 ? .exact : agreement)
    }
    return Figure(
      name: "real-stars",
      caption: message(naive)
        + " Left: σ_T from each star alone with its standard error, sorted by σ_T. Right: the estimate from all "
        + (chains.isMixed
          ? "stars by error bars alone, and under each assumption on errors common to all diameters and all "
            + "temperatures; thick one standard deviation, thin 90 %."
          : "stars by error bars alone; the chains of the model with systematic errors have not converged.")
        + " Dotted: the textbook's constant.",
      layout: Figure.Layout(
        columns: 2, width: 1320, height: 700, margins: (150, 35, 50, 85), gaps: (260, 100)),
      panels: [
        Panel(
          "\(stars.count) stars one by one",
          x: Axis("*σ*_{T} in 10⁻⁸ W m⁻² K⁻⁴", range: Axis.range(fitting: lower + upper + [truth])),
          y: Axis(
            showsNames ? "" : "star", range: 0.3...(Double(stars.count) + 0.7),
            tics: showsNames
              ? .labelled(zip(places, stars).map { ($0, Text(verbatim: $1.name)) }) : .automatic),
          layers: [
            .verticalLine(at: truth, textbook),
            .line(
              "errors", x: zip(lower, upper).flatMap { [$0, $1, $1] },
              y: places.flatMap { [$0, $0, .nan] }, Stroke(.blue, width: 2, dash: .solid)),
            .points(
              "stars", x: stars.map { NominalSun.constant(atLog: $0.logSigma) }, y: places, .blue),
          ]),
        Panel(
          "All stars together",
          x: Axis(
            "*σ*_{T} in 10⁻⁸ W m⁻² K⁻⁴",
            range: roundRange(around: two.lower + two.upper + [truth])),
          y: Axis(
            range: (0.6 - Double(rows.count))...0.8,
            tics: .labelled(zip(heights, rows).map { ($0, $1.name) })),
          layers: [
            .verticalLine(at: truth, textbook),
            .label("textbook", x: .data(truth), y: .panel(0.96), offset: (0.8, 0)),
          ]
            + rows.indices.flatMap { row in
              [
                bar("ninety_\(row)", two, row, width: 0.03),
                bar("one_sd_\(row)", one, row, width: 0.14),
              ]
            } + [
              .points(
                "means", x: rows.map { NominalSun.constant(atLog: $0.mean) }, y: heights,
                .vermillion, size: 1.6, agreement: agreement)
            ]),
      ])
  }
}

/// The range of some numbers between round ones, which does not follow the last digits of chains.
private func roundRange(around values: [Double]) -> ClosedRange<Double> {
  let range = Axis.range(fitting: values, room: 0.03)
  let step = pow(10, log10(range.upperBound - range.lowerBound).rounded(.down)) / 2
  return Axis.range(
    from: (range.lowerBound / step).rounded(.down) * step,
    to: (range.upperBound / step).rounded(.up) * step)
}

/// An assumption on scale errors, and the posterior that it gives.
private struct Assumption {
  let scales: ScaleErrors

  init(_ scales: ScaleErrors) { self.scales = scales }

  var name: Text {
    func percent(_ value: Double) -> String { NumberText.significant(100 * value, digits: 3) }
    return scales.ofLogSigma == 0
      ? "no scale error"
      : "scale errors \(percent(scales.diameters)) %, \(percent(scales.temperatures)) %"
  }

  /// None, half of what is assumed, that, and twice that.
  static func list(_ assumed: ScaleErrors) -> [Assumption] {
    let base = assumed.ofLogSigma > 0 ? assumed : ScaleErrors()
    return [0, 0.5, 1, 2].map { Assumption(base.times($0)) }
  }

  /// Mean and standard deviation of log(σ_T / σ☉): what the stars determine, and the scales beside it.
  func posterior(_ chains: SampledPosterior) -> (mean: Double, sd: Double) {
    let estimate = chains["log_sigma_without_scales"]
    return (estimate.mean, hypot(estimate.standardDeviation, scales.ofLogSigma))
  }
}

extension RealStarModel {
  /// Four chains of NUTS, from starts around a guess of log(σ_T / σ☉).
  ///
  /// Recorded are log(σ_T / σ☉), the same with the scales at zero, the scales if they are assumed to be
  /// off, and the additional scatter.
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
    let scales = scales
    let common =
      (scales.diameters > 0 ? ["delta_R"] : []) + (scales.temperatures > 0 ? ["delta_T"] : [])
    return SampledPosterior(
      await sample(
        NUTS(self, acceptanceAim: 0.95), from: starts, lengths: lengths,
        recording: Recorder(
          names: ["log_sigma", "log_sigma_without_scales"] + common + ["scatter"]
        ) { position in
          let (diameters, temperatures) = (
            scales.diameters * position[1], scales.temperatures * position[2]
          )
          return [position[0], position[0] - 2 * diameters - 4 * temperatures]
            + (scales.diameters > 0 ? [diameters] : [])
            + (scales.temperatures > 0 ? [temperatures] : []) + [exp(position[3])]
        }, using: random.stream("chains"), progress: progress))
  }
}
