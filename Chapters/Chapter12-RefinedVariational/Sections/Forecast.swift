import BayesNumerics
import Inference
import Plotting
import RealModule
import Workbook

extension RefinedVariational {
  /// The numbers to come, with the scales at the mode, by chains, and by fits without and with steps.
  static let forecast = Section<RefinedStudy>(
    "forecast", "How well are the next numbers forecast?",
    options: RefinedSettings.ofSeries, seconds: 12
  ) { study, run in
    // Data: ten seasons, and what comes after them; model: the scales are unknown
    let series = study.series
    let posterior = StructuralPosterior(series.windowValues, model: series.model)
    let after = Array(series.values[series.training..<(series.training + series.ahead)])

    // Inference: the modes, chains through the filter, and searches with none, one and five steps
    let effort = ForecastEffort(series, isQuick: run.isQuick)
    let modes = StructuralModes(posterior)
    let mode = modes.highest
    let checks = SurpriseChecks(
      series.windowValues, model: series.model, scales: mode.scales, using: run.random("checks"))
    let goesOn = HeldBackCheck(
      series.windowValues, then: after, model: series.model, scales: mode.scales)
    var chains: ScalesChains?
    var trials: [RefinedTrial] = []
    if let lengths = effort.chains {
      chains = await ScalesChains(posterior, from: modes, lengths: lengths, run)
      let meanField = try RefinedTrial.meanField(
        of: posterior, from: mode.position, using: run.random("mean field"))
      trials = try RefinedTrial.searches(
        [0, 1, 5], on: posterior, from: meanField.approximation, budget: effort.budget,
        boundDraws: effort.boundDraws, using: run.random("searches"))
    }
    run.reporting("forecast")(0.6)

    // Draws of the scales by each way, and what they forecast; chains that have not mixed forecast nothing
    var ways = [ScalesDraws(.mode, positions: [mode.position])]
    if let chains, chains.mixing.isGood { ways.append(chains.pooled) }
    for trial in trials {
      var random = run.random("particles \(trial.steps)")
      let particles = trial.fit.approximation.particles(of: posterior, count: 1000, using: &random)
      ways.append(ScalesDraws(.fit(trial.steps), positions: particles, bound: trial.bound))
    }
    let forecasts = ways.filter { !$0.positions.isEmpty }.map { way in
      WayForecast(way, series: series, after: after)
    }
    let rolling = RollingOrigins(
      series, effort: effort, using: run.random("rolling"),
      progress: run.reporting("forecast", from: 0.6, to: 1))

    // What it shows: the fit with the highest bound stands for all
    let best = trials.max { $0.bound.mean < $1.bound.mean }
    let scales = ForecastScales(
      ways: ways, chains: chains, trials: trials, best: best?.steps, effort: effort)
    let plain = forecasts[0]
    let shown = forecasts.first { $0.draws.way == best.map { .fit($0.steps) } } ?? plain
    return Findings(
      answer: answer(shown, rolling, isChapterCase: study.isChapterCase)
        + (checks?.warning ?? "") + (goesOn?.warning ?? "") + scales.warning + modes.warning
        + (chains.map { $0.mixing.isGood ? "" : ScalesChains.refusal } ?? ""),
      tables: [scales.table, scoreTable(forecasts), rollingTable(rolling)]
        + (checks.map { [$0.table] } ?? []),
      figures: [figure(series, shown, plain, rolling)]
        + (trials.isEmpty ? [] : [scalesFigure(ways)]),
      claims: study.isChapterCase ? claims(trials, chains?.evidence, rolling) : [],
      values: values(scales, shown, forecasts, rolling, checks))
  }

  // MARK: Words, tables and values

  private static func answer(
    _ shown: WayForecast, _ rolling: RollingOrigins, isChapterCase: Bool
  ) -> String {
    let score = shown.score
    let name = isChapterCase ? "month" : "number"
    var words =
      score.count == 0
      ? "None of the numbers that were held back is known."
      : score.count == 1
        ? "The one \(name) that was held back \(score.inside == 1 ? "lies" : "does not lie") in its 90 % band."
        : "Of the \(score.count) \(name)s that were held back \(score.inside) \(score.inside == 1 ? "lies in its 90 % band" : "lie in their 90 % bands") (scales by \(shown.draws.way.name))."
    let plain = rolling.modeTotal
    guard plain.count > 0 else { return words }
    // One origin alone is the one that was told
    guard rolling.origins > 1 else { return words }
    words +=
      " From \(rolling.origins) origins on \(percent(plain, rolling.modeError)) of \(NumberText.grouped(plain.count)) do with the scales at their mode"
    words +=
      rolling.refined.isEmpty
      ? "."
      : ", and \(percent(rolling.refinedTotal, rolling.refinedError)) with draws of a fit of one step."
    return words
  }

  /// "94 ± 3 %"; without an error where there are too few origins to tell.
  private static func percent(_ score: BandScore, _ error: Double?) -> String {
    guard score.count > 0 else { return "—" }
    let share = NumberText.fixed(100 * score.share, decimals: 0)
    return "\(share)\(error.map { " ± \(NumberText.fixed(100 * $0, decimals: 0))" } ?? "") %"
  }

  private static func scoreTable(_ forecasts: [WayForecast]) -> Table {
    Table(
      title: "What was held back",
      columns: ["scales by", "inside their 90 %", "sum of log densities"],
      rows: forecasts.map { forecast in
        let score = forecast.score
        return [
          forecast.draws.way.name, score.count > 0 ? "\(score.inside) of \(score.count)" : "—",
          score.count > 0 ? NumberText.fixed(score.logScore, decimals: 1) : "—",
        ]
      })
  }

  private static func rollingTable(_ rolling: RollingOrigins) -> Table {
    func row(_ name: String, _ score: BandScore, _ error: Double?) -> [String] {
      guard score.count > 0 else { return [name, "—", "—", "—"] }
      return [
        name, "\(score.inside) of \(score.count)", percent(score, error),
        NumberText.fixed(score.logScore / Double(score.count), decimals: 3),
      ]
    }
    let some = rolling.skipped == 1 ? "1 origin was" : "\(rolling.skipped) origins were"
    let apart =
      rolling.origins == 1
      ? "1 origin." : "\(rolling.origins) origins, \(rolling.apart) numbers apart."
    let lost =
      rolling.lost > 0 ? " \(rolling.lost) draws had run away and were left out." : ""
    return Table(
      title: "Rolling origins: each with as many numbers before it",
      columns: ["scales by", "inside their 90 %", "share", "log density per number"],
      rows: [row("mode", rolling.modeTotal, rolling.modeError)]
        + (rolling.refined.isEmpty
          ? [] : [row("T = 1", rolling.refinedTotal, rolling.refinedError)]),
      note:
        apart + (rolling.skipped > 0 ? " \(some) passed over." : "") + lost
        + " Forecasts from one origin are right or wrong together, and neighbouring origins share numbers; the standard error of the share is that of a correlated "
        + "series of origins (eight or more).")
  }

  private static func values(
    _ scales: ForecastScales, _ shown: WayForecast, _ forecasts: [WayForecast],
    _ rolling: RollingOrigins, _ checks: SurpriseChecks?
  ) -> [Findings.Value] {
    func share(_ name: String, _ score: BandScore, _ error: Double?) -> [Findings.Value] {
      guard score.count > 0 else { return [] }
      // How many of the months another processor's draws put on the other side of an edge: one in 200
      var values: [Findings.Value] = [.init(name, 100 * score.share, standardError: 0.5)]
      if let error { values.append(.init("\(name).error", 100 * error, standardError: 0.2)) }
      return values
    }
    var values: [Findings.Value] = [
      .init("inside", Double(shown.score.inside), standardError: 0.5),
      .init("held-back", shown.score.count), .init("origins", rolling.origins),
      .init("rolling.count", rolling.modeTotal.count),
    ]
    values += share("rolling.mode", rolling.modeTotal, rolling.modeError)
    values += share("rolling.refined", rolling.refinedTotal, rolling.refinedError)
    values += scales.values
    if let checks { values.append(.init("misfits", checks.faults.count)) }
    return values
  }

  // MARK: Figures

  private static func figure(
    _ series: SeasonalSeries, _ shown: WayForecast, _ plain: WayForecast, _ rolling: RollingOrigins
  ) -> Figure {
    let (refined, mode) = (shown.forecast, plain.forecast)
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
        "The season is sure, and the level less and less. Dots: measured, those on the right of the dotted line unknown to the "
        + "forecast; line and bands: median, 50 and 90 % with the scales drawn from the fit with the highest bound; dashed: 90 % with the scales at their mode.",
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
    let all: [ScalesDraws.Way] = [.chains, .fit(0), .fit(5)]
    let shown = all.compactMap { way in ways.first { $0.way == way } }
    let draws = ways.filter { $0.positions.count > 1 }.flatMap { $0.some(400) }
    /// Nearly all draws, to the next halves outwards: draws differ between processors, axes should not.
    func range(_ index: Int) -> ClosedRange<Double> {
      let sorted = draws.map { $0[index] }.sorted()
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
        columns: shown.count, width: Double(500 * shown.count), height: 600,
        margins: (95, 30, 50, 90), gaps: (100, 100)),
      panels: shown.map { way in
        let some = way.some(400)
        let title: Text =
          switch way.way {
          case .fit(let steps): "*T* = \(steps)"
          case .chains, .mode: "NUTS"
          }
        return Panel(
          title, x: Axis("log *σ*_{level}", range: range(1)),
          y: Axis("log *σ*_{y}", range: range(0)),
          layers: [
            .points(
              "draws_\(way.way.key)", x: some.map { $0[1] }, y: some.map { $0[0] },
              way.way == .chains ? .black : way.way == .fit(0) ? .vermillion : .blue, size: 0.4,
              agreement: chance)
          ])
      })
  }

  private static func claims(
    _ trials: [RefinedTrial], _ evidence: EvidenceEstimate?, _ rolling: RollingOrigins
  ) -> [Claim] {
    guard trials.count == 3 else { return [] }
    let source = Claim.Source(lecture: "001", slide: "VIS examples")
    let gain = RefinedTrial.gain(from: trials[0], to: trials[2])
    let above =
      trials.map { trial -> Double in
        guard let evidence else { return .nan }
        let variance =
          trial.bound.standardError * trial.bound.standardError
          + evidence.standardError * evidence.standardError
        return (trial.bound.mean - evidence.logEvidence) / variance.squareRoot()
      }.max() ?? .nan
    // Too few origins to see their scatter: at most that of origins that are right or wrong as one
    let ofFew = (0.9 * 0.1 / Double(rolling.origins)).squareRoot()
    return [
      Claim(
        "34e", source, "gain of five steps on the scales of the dynamic linear model",
        .shape(
          "VIS on a dynamic linear model",
          measuring: "nats above the bound of T = 0, less two standard errors",
          gain.value - 2 * gain.error, .above(0), precision: .notCompared, falseAlarmRate: 0.02)),
      Claim(
        "34f", source, "bounds against the evidence by bridge sampling",
        .shape(
          "the objective is a lower bound",
          measuring: "largest excess, in standard errors of the difference", above,
          .below(Tolerance.monteCarloWidth), precision: .notCompared, falseAlarmRate: 1e-4)),
      Claim(
        "34g", source, "coverage of the 90 % bands of the forecast, over rolling origins",
        .shape(
          "forecasts with bands: 90 % hold nine tenths or more",
          measuring: "share inside, and two standard errors",
          rolling.refinedTotal.share + 2 * (rolling.refinedError ?? ofFew), .above(0.9),
          precision: .notCompared, falseAlarmRate: 0.001)),
    ]
  }
}

/// One way's draws of the scales, their forecast and its score.
struct WayForecast: Sendable {
  let draws: ScalesDraws
  let forecast: SeriesForecast
  let score: BandScore

  init(_ draws: ScalesDraws, series: SeasonalSeries, after: [Double]) {
    self.draws = draws
    forecast = SeriesForecast(
      series.windowValues, model: series.model, positions: draws.some(200), ahead: series.ahead)
    score = forecast.score(after)
  }
}
