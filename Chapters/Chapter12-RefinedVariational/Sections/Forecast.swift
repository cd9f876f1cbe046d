import BayesNumerics
import Inference
import Plotting
import RealModule
import Workbook

extension RefinedVariational {
  /// The numbers to come, with the scales at the mode, by chains, and by fits without and with steps.
  static let forecast = Section<RefinedStudy>(
    "forecast", "How well are the next two years forecast?",
    options: RefinedSettings.ofSeries, seconds: 12
  ) { study, run in
    // Data: what is for training, and what comes after it; model: the scales are unknown
    let series = study.series
    let posterior = StructuralPosterior(series.trainingValues, model: series.model)
    let after = Array(series.values[series.training..<(series.training + series.ahead)])

    // Inference: the mode, chains through the filter, and searches with none and five steps
    let mode = StructuralMode(posterior)
    var starts = run.random("starts")
    let places = (0..<4).map { _ in mode.position.map { $0 + 0.5 * starts.normal() } }
    let draws = await sample(
      NUTS(posterior), from: places,
      lengths: run.isQuick
        ? ChainLengths(warmUp: 150, draws: 150) : ChainLengths(warmUp: 500, draws: 1000),
      recording: Recorder(names: StructuralPosterior.names), using: run.random("chains"),
      progress: run.reporting("forecast", from: 0, to: 0.4))
    // Chains that stand apart have no moments and no evidence that could be stated
    let mixing = Mixing(
      of: draws,
      standard: MixingStandard(
        largestRHat: 1.05, smallestSize: 0, mostDivergences: .max, smallestEnergyFraction: 0))
    let evidence =
      mixing.isGood
      ? try? BridgeSampling().estimate(of: posterior, from: draws, using: run.random("bridge"))
      : nil
    let meanField = try RefinedTrial.meanField(
      of: posterior, from: mode.position, using: run.random("mean field"))
    let trials = try RefinedTrial.searches(
      [0, 1, 5], on: posterior, from: meanField.approximation,
      budget: run.isQuick ? 20_000 : 60_000,
      boundDraws: run.isQuick ? 400 : 3000, using: run.random("searches"))
    run.reporting("forecast")(0.6)

    // Draws of the scales, and what each set of them foretells
    var ways = [ScalesDraws(name: "mode", positions: [mode.position], bound: nil)]
    let pooled = (0..<draws.count).flatMap { draw in
      draws.chains.map { chain in chain.parameters.map { $0[draw] } }
    }
    ways.append(ScalesDraws(name: "NUTS", positions: pooled, bound: nil))
    for trial in trials {
      var random = run.random("particles \(trial.steps)")
      ways.append(
        ScalesDraws(
          name: "T = \(trial.steps)",
          positions: trial.fit.approximation.particles(of: posterior, count: 1000, using: &random),
          bound: trial.bound))
    }
    let forecasts = ways.map { way in
      SeriesForecast(
        series.trainingValues, model: series.model, positions: way.some(200), ahead: series.ahead)
    }
    let scores = forecasts.map { $0.score(after) }
    let rolling = RollingOrigins(
      series, isQuick: run.isQuick, using: run.random("rolling"),
      progress: run.reporting("forecast", from: 0.6, to: 1))

    // What it shows
    let (refined, scored) = (scores[4], rolling.refined)
    let name = study.isChapterCase ? "months" : "numbers"
    return Findings(
      answer:
        "Of the \(refined.count) \(name) that were held back \(refined.inside) lie in their 90 % bands"
        + (scored.count > 0
          ? "; from \(rolling.origins) \(rolling.origins == 1 ? "origin" : "origins") on, \(NumberText.fixed(100 * Double(scored.inside) / Double(scored.count), decimals: 0)) % of "
            + "\(NumberText.grouped(scored.count)) do with the scales' uncertainty, and "
            + "\(NumberText.fixed(100 * Double(rolling.mode.inside) / Double(rolling.mode.count), decimals: 0)) % with the scales at their mode."
          : ".")
        + misfit(held: scores[4], rolling: rolling)
        + (mixing.isGood
          ? "" : " The chains have not mixed, so their scales and their evidence are refused."),
      tables: [
        scalesTable(ways, evidence, mixing), scoreTable(ways, scores), rollingTable(rolling),
      ],
      figures: [
        figure(series, forecasts[4], forecasts[0]), scalesFigure(ways),
      ],
      claims: study.isChapterCase ? claims(trials, evidence, draws, rolling) : [],
      values: values(ways, scores, rolling, evidence, trials))
  }

  // MARK: Tables and values

  /// A sentence of warning if far fewer or far more than 90 % lie inside; empty otherwise.
  ///
  /// No test: numbers from one origin are right or wrong together, so the limits are wide (60 % for one origin, 75
  /// and 99 % for several), and their false alarms are not counted.
  private static func misfit(held: RollingOrigins.Score, rolling: RollingOrigins) -> String {
    let several = rolling.origins > 1
    let score = several ? rolling.refined : held
    guard score.count > 0, held.count > 0 else { return "" }
    let share = Double(score.inside) / Double(score.count)
    let heldShare = Double(held.inside) / Double(held.count)
    if share < (several ? 0.75 : 0.6) || heldShare < 0.6 {
      return
        " Warning: far fewer than 90 % lie in their bands, so the model seems to misfit this series; do not rely on "
        + "its forecasts or on its scales."
    }
    return several && share > 0.99
      ? " Warning: nearly all lie in their 90 % bands, so the bands are too wide for this series."
      : ""
  }

  private static func scalesTable(
    _ ways: [ScalesDraws], _ evidence: EvidenceEstimate?, _ mixing: Mixing
  ) -> Table {
    Table(
      title: "Logarithms of the scales: mean ± sd, for the standardised series",
      columns: ["by", "observation", "level", "slope", "season", "bound or log evidence [nats]"],
      rows: ways.map { way in
        [way.name]
          + (0..<4).map { index in
            if way.name == "NUTS", !mixing.isGood { return "refused" }
            let (mean, deviation) = way.moments(index)
            return NumberText.fixed(mean, decimals: 2)
              + (way.positions.count > 1 ? " ± \(NumberText.fixed(deviation, decimals: 2))" : "")
          }
          + [
            way.bound.map { NumberText.value($0.mean, withError: $0.standardError) }
              ?? (way.name == "NUTS"
                ? evidence.map { NumberText.value($0.logEvidence, withError: $0.standardError) }
                  ?? "—" : "")
          ]
      },
      note: mixing.isGood ? "" : mixing.sentence)
  }

  private static func scoreTable(
    _ ways: [ScalesDraws], _ scores: [(inside: Int, count: Int, logScore: Double)]
  ) -> Table {
    Table(
      title: "What was held back",
      columns: ["scales by", "inside their 90 %", "sum of log densities"],
      rows: zip(ways, scores).map { way, score in
        [
          way.name, "\(score.inside) of \(score.count)",
          NumberText.fixed(score.logScore, decimals: 1),
        ]
      })
  }

  private static func rollingTable(_ rolling: RollingOrigins) -> Table {
    func row(_ name: String, _ score: (inside: Int, count: Int, logScore: Double)) -> [String] {
      [
        name, "\(score.inside) of \(score.count)",
        NumberText.fixed(100 * Double(score.inside) / Double(max(score.count, 1)), decimals: 1),
        NumberText.fixed(score.logScore / Double(max(score.count, 1)), decimals: 3),
      ]
    }
    return Table(
      title: "Rolling origins: each with as many numbers of training before it",
      columns: ["scales by", "inside their 90 %", "%", "log density per number"],
      rows: [row("mode", rolling.mode), row("T = 1", rolling.refined)],
      note:
        "\(rolling.origins) origins, one season apart. Forecasts from one origin are right or wrong together, so that the "
        + "share is known less well than its count suggests.")
  }

  private static func values(
    _ ways: [ScalesDraws], _ scores: [(inside: Int, count: Int, logScore: Double)],
    _ rolling: RollingOrigins, _ evidence: EvidenceEstimate?, _ trials: [RefinedTrial]
  ) -> [Findings.Value] {
    func share(_ score: (inside: Int, count: Int, logScore: Double)) -> Double {
      100 * Double(score.inside) / Double(max(score.count, 1))
    }
    var values: [Findings.Value] = [
      .init("inside", Double(scores[4].inside), standardError: 0.5),
      .init("held-back", scores[4].count), .init("origins", rolling.origins),
      .init("rolling.mode", share(rolling.mode), standardError: 0.5),
      .init("rolling.refined", share(rolling.refined), standardError: 1),
      .init("rolling.count", rolling.refined.count),
    ]
    if let evidence {
      for trial in trials {
        values.append(
          .init(
            "gap.\(trial.steps)", evidence.logEvidence - trial.bound.mean, standardError: 0.05))
      }
    }
    for way in ways where way.positions.count > 1 {
      let key = way.name.lowercased().filter { $0.isLetter || $0.isNumber }
      values.append(.init("observation-sd.\(key)", way.moments(0).deviation, standardError: 0.01))
    }
    return values
  }

  // MARK: Figures

  private static func figure(
    _ series: SeasonalSeries, _ refined: SeriesForecast, _ mode: SeriesForecast
  ) -> Figure {
    let chance = Agreement.monteCarlo(standardError: 0.05 * series.scale)
    let steps = 0..<series.ahead
    let ahead = steps.map { series.time(series.training + $0) }
    func edge(_ forecast: SeriesForecast, _ p: Double) -> [Double] {
      steps.map { series.inUnits(forecast.quantile(p, at: $0)) }
    }
    let first = max(0, series.training - 3 * series.season)
    let shown = first..<(series.training + series.ahead)
    return Figure(
      name: "forecast",
      caption:
        "Two years ahead the season is sure, and the level less and less. Dots: measured, those on the right of the dotted line unknown to the "
        + "forecast; line and bands: median, 50 and 90 % with the scales drawn from the refined fit; dashed: 90 % with the scales at their mode.",
      panels: [
        Panel(
          x: Axis(
            Text(verbatim: series.timeName), range: series.time(first)...(ahead[ahead.count - 1])),
          y: Axis(Text(verbatim: series.quantity)), key: .topLeft,
          layers: [
            .band(
              "nine_tenths", x: ahead, lower: edge(refined, 0.05), upper: edge(refined, 0.95), .sky,
              opacity: 0.35, agreement: chance, title: "90 %"),
            .band(
              "half", x: ahead, lower: edge(refined, 0.25), upper: edge(refined, 0.75), .blue,
              opacity: 0.4, agreement: chance, title: "50 %"),
            .line(
              "median", x: ahead, y: edge(refined, 0.5), Stroke(.blue, width: 2.5),
              agreement: chance),
            .line(
              "mode_low", x: ahead, y: edge(mode, 0.05), Stroke(.vermillion, width: 2.5),
              agreement: chance, title: "90 %, scales at the mode"),
            .line(
              "mode_high", x: ahead, y: edge(mode, 0.95), Stroke(.vermillion, width: 2.5),
              agreement: chance),
            .points(
              "measured", x: shown.map(series.time), y: shown.map { series.raw[$0] }, .black,
              size: 0.6, title: "measured"),
            .verticalLine(
              at: (series.time(series.training - 1) + series.time(series.training)) / 2,
              Stroke(.grey, width: 2, dash: .dotted)),
          ])
      ])
  }

  private static func scalesFigure(_ ways: [ScalesDraws]) -> Figure {
    let chance = Agreement.notCompared(because: "single draws of chains and fits")
    let names: [(String, Text)] = [("NUTS", "NUTS"), ("T = 0", "*T* = 0"), ("T = 5", "*T* = 5")]
    let all = ways.filter { $0.positions.count > 1 }.flatMap { $0.some(400) }
    /// Nearly all draws, to the next halves outwards: draws differ between processors, axes should not.
    func range(_ index: Int) -> ClosedRange<Double> {
      let sorted = all.map { $0[index] }.sorted()
      let low = sorted[sorted.count / 200] - 0.1
      let high = sorted[sorted.count - 1 - sorted.count / 200] + 0.1
      return ((2 * low).rounded(.down) / 2)...((2 * high).rounded(.up) / 2)
    }
    return Figure(
      name: "scales",
      caption:
        "Noise of the measurements and of the level are told apart only in part: where one is large the other is small, which a mean field "
        + "cannot say and learned steps can in part. 400 draws of two of the four scales: by NUTS through the filter, by the mean field, and "
        + "after five steps.",
      layout: .init(
        columns: 3, width: 1500, height: 600, margins: (95, 30, 50, 90), gaps: (100, 100)),
      panels: names.map { name, title in
        let shown = ways.first { $0.name == name }?.some(400) ?? []
        return Panel(
          title, x: Axis("log *σ*_{level}", range: range(1)),
          y: Axis("log *σ*_{y}", range: range(0)),
          layers: [
            .points(
              "draws_\(name.filter { $0.isLetter || $0.isNumber })", x: shown.map { $0[1] },
              y: shown.map { $0[0] }, name == "NUTS" ? .black : .blue, size: 0.4, agreement: chance)
          ])
      })
  }

  private static func claims(
    _ trials: [RefinedTrial], _ evidence: EvidenceEstimate?, _ draws: Draws,
    _ rolling: RollingOrigins
  ) -> [Claim] {
    let source = Claim.Source(lecture: "001", slide: "VIS examples")
    let above =
      trials.map { trial -> Double in
        guard let evidence else { return .nan }
        let variance =
          trial.bound.standardError * trial.bound.standardError
          + evidence.standardError * evidence.standardError
        return (trial.bound.mean - evidence.logEvidence) / variance.squareRoot()
      }.max() ?? .nan
    return [
      Claim(
        "34e", source, "gain of five steps on the scales of the dynamic linear model",
        .shape(
          "VIS on a dynamic linear model", measuring: "nats above the bound of T = 0",
          trials[2].bound.mean - trials[0].bound.mean, .above(0), precision: .notCompared,
          falseAlarmRate: 0.02)),
      Claim(
        "34f", source, "bounds against the evidence by bridge sampling",
        .shape(
          "the objective is a lower bound",
          measuring: "largest excess, in standard errors of the difference", above,
          .below(Tolerance.monteCarloWidth), precision: .notCompared, falseAlarmRate: 1e-4)),
      Claim(
        "34g", source, "coverage of the 90 % bands of the forecast, over rolling origins",
        .shape(
          "forecasts with bands", measuring: "share inside",
          Double(rolling.refined.inside) / Double(max(1, rolling.refined.count)),
          .between(0.75, 0.99), precision: .notCompared, falseAlarmRate: 0.001)),
    ]
  }
}

/// Draws of the four log scales, by one way of inference.
struct ScalesDraws: Sendable {
  let name: String
  let positions: [[Double]]
  let bound: ELBO?

  init(name: String, positions: [[Double]], bound: ELBO?) {
    self.name = name
    self.positions = positions.filter(StructuralPosterior.holdsScales)
    self.bound = bound
  }

  /// At most so many of them, evenly spread.
  func some(_ most: Int) -> [[Double]] {
    let apart = max(1, positions.count / most)
    return Array(stride(from: 0, to: positions.count, by: apart).map { positions[$0] }.prefix(most))
  }

  func moments(_ index: Int) -> (mean: Double, deviation: Double) {
    let column = positions.map { $0[index] }
    return (sampleMean(column), column.count > 1 ? sampleStandardDeviation(column) : 0)
  }
}

/// Forecasts from many origins, one season apart, each by what the same length of training before it says.
struct RollingOrigins: Sendable {
  typealias Score = (inside: Int, count: Int, logScore: Double)
  let origins: Int
  let mode, refined: Score

  /// Windows are brought to mean 0 and standard deviation 1 by themselves; each search begins where the last one ended.
  init(
    _ series: SeasonalSeries, isQuick: Bool, using random: RandomSource,
    progress: @Sendable (Double) -> Void
  ) {
    let length = min(series.training, 10 * series.season)
    let step = series.season * (isQuick ? 4 : 1)
    let origins = Array(
      stride(from: length, through: series.values.count - series.ahead, by: step).suffix(40))
    var (mode, refined) = (Score(0, 0, 0), Score(0, 0, 0))
    var place: [Double]?
    var fitted: RefinedNormal?
    var used = 0
    for (index, origin) in origins.enumerated() {
      let window = Array(series.raw[(origin - length)..<origin])
      let there = window.filter { !$0.isNaN }
      guard there.count >= 2 * series.season else { continue }
      let (centre, scale) = (sampleMean(there), sampleStandardDeviation(there))
      guard scale > 0 else { continue }
      let values = window.map { ($0 - centre) / scale }
      let after = series.raw[origin..<(origin + series.ahead)].map { ($0 - centre) / scale }
      let posterior = StructuralPosterior(values, model: series.model)
      let top = StructuralMode(posterior, from: place)
      place = top.position

      var stream = random.stream(index)
      let search = RefinedADVI(steps: 1, budget: fitted == nil ? 6000 : 2000, drawsPerStep: 8)
      let start =
        fitted
        ?? (try? RefinedTrial.meanField(of: posterior, from: top.position, using: stream))
        .map { RefinedNormal($0.approximation, steps: 1) }
      guard let start,
        let fit = try? search.fit(posterior, from: start, boundDraws: 2, using: &stream)
      else { continue }
      fitted = fit.approximation
      let draws = fit.approximation.particles(of: posterior, count: 60, using: &stream)
        .filter(StructuralPosterior.holdsScales)
      guard !draws.isEmpty else { continue }
      func add(_ positions: [[Double]], to score: inout Score) {
        let one = SeriesForecast(
          values, model: series.model, positions: positions, ahead: series.ahead
        ).score(after)
        score.inside += one.inside
        score.count += one.count
        score.logScore += one.logScore
      }
      add([top.position], to: &mode)
      add(draws, to: &refined)
      used += 1
      progress(Double(index + 1) / Double(origins.count))
    }
    self.origins = used
    self.mode = mode
    self.refined = refined
  }
}
