import BayesNumerics
import Inference
import Plotting
import RealModule
import Workbook

extension RefinedVariational {
  /// Level, slope and season by the Kalman filter and smoother, with the scales at the mode.
  static let filter = Section<RefinedStudy>(
    "filter", "What are the level, the slope and the season of a series?",
    options: RefinedSettings.ofSeries, seconds: 1
  ) { study, run in
    // Data and model: the whole series
    let series = study.series
    let posterior = StructuralPosterior(series.values, model: series.model)

    // Inference: the scales with the highest posterior density, then the states given all numbers
    let mode = StructuralMode(posterior)
    let checks = SurpriseChecks(
      series.values, model: series.model, scales: mode.scales, using: run.random("checks"))
    let states = StructuralSmoother(series.values, model: series.model, scales: mode.scales)

    // The filter against the joint normal distribution of the first numbers
    let first = Array(series.values[..<min(series.training, 240)])
    let likelihood = StructuralLikelihood(first, model: series.model)
    let joint = try JointNormal(series.model, scales: mode.scales, count: first.count)
    let hasGaps = first.contains(where: \.isNaN)
    let difference =
      hasGaps ? nil : abs(likelihood.logDensity(mode.scales) - joint.normal.logDensity(first))

    // What it shows
    let last = series.values.count - 1
    let perUnit = series.scale * Double(series.perUnit)
    let slope = (
      mean: perUnit * states.slope.mean[last], deviation: perUnit * states.slope.deviation[last]
    )
    let range =
      series.scale * (states.season.mean.suffix(series.season).max() ?? 0)
      - series.scale * (states.season.mean.suffix(series.season).min() ?? 0)
    let unit = study.series.perUnit == 1 ? "step" : series.timeName
    return Findings(
      answer:
        "At the end of \(series.name) the level is \(NumberText.significant(series.inUnits(states.level.mean[last]), digits: 4)) and rises by "
        + "\(NumberText.significant(slope.mean, digits: 3)) ± \(NumberText.significant(slope.deviation, digits: 2)) per \(unit); "
        + "the season swings over \(NumberText.significant(range, digits: 3))."
        + (checks?.warning ?? ""),
      tables: [table(series, mode)] + (checks.map { [$0.table] } ?? []),
      figures: [figure(series, states)],
      claims: study.isChapterCase ? claims(difference, slope, series, states) : [],
      values: [
        .init("slope", slope.mean), .init("slope.sd", slope.deviation), .init("range", range),
        .init("level", series.inUnits(states.level.mean[last])),
        .init("first-slope", perUnit * states.slope.mean[0]),
        .init("misfits", checks?.faults.count ?? 0), .init("states", series.model.stateCount),
        .init("months", series.values.count),
        .init("observation", series.scale * mode.scales.observation),
        .init("level-scale", series.scale * mode.scales.level),
      ])
  }

  private static func table(_ series: SeasonalSeries, _ mode: StructuralMode) -> Table {
    let scales = mode.scales
    let rows = [
      ("observation", scales.observation), ("level", scales.level), ("slope", scales.slope),
      ("season", scales.season),
    ]
    return Table(
      title: "Standard deviations of the noise of each step, at the posterior's mode",
      columns: ["of the", "standardised", "in the series' units"],
      rows: rows.map { name, value in
        [
          name, NumberText.significant(value, digits: 3),
          NumberText.significant(series.scale * value, digits: 3),
        ]
      },
      note:
        "\(NumberText.grouped(series.values.count { !$0.isNaN })) numbers, \(series.values.count { $0.isNaN }) missing; log p(y | mode) = "
        + "\(NumberText.fixed(mode.logLikelihood, decimals: 2)).")
  }

  private static func figure(_ series: SeasonalSeries, _ states: StructuralSmoother) -> Figure {
    let times = series.times
    let range = times[0]...times[times.count - 1]
    let x = Axis(Text(verbatim: series.timeName), range: range)
    let agreement = Agreement.monteCarlo(standardError: 1e-3 * series.scale)
    func band(_ name: String, _ path: StructuralSmoother.Path, _ toUnits: (Double) -> Double)
      -> [Layer]
    {
      let middle = path.mean.map(toUnits)
      let width = path.deviation.map { 1.645 * (toUnits($0) - toUnits(0)) }
      return [
        .band(
          "\(name)_band", x: times, lower: zip(middle, width).map { $0 - $1 },
          upper: zip(middle, width).map { $0 + $1 }, .blue, opacity: 0.35, agreement: agreement,
          title: "90 %"),
        .line(
          "\(name)_mean", x: times, y: middle, Stroke(.blue, width: 2.5), agreement: agreement,
          title: "given all"),
      ]
    }
    let perUnit = series.scale * Double(series.perUnit)
    let quantity = Text(verbatim: series.quantity)
    return Figure(
      name: "smoothed-states",
      caption:
        "The smoother takes a series apart into level, slope and season, each with what remains unknown of it. Above: the level with the "
        + "measurements (dots); in the middle: how fast it rises; below: the season. Bands hold 90 %; where none is seen it is narrower than the line.",
      layout: .init(columns: 1, width: 1150, height: 1300, gaps: (100, 160)),
      panels: [
        Panel(
          "Level", x: x, y: Axis(quantity), key: .topLeft,
          layers: [
            .points(
              "series", x: times, y: series.raw, .grey, size: 0.3, title: "measured")
          ] + band("level", states.level, series.inUnits)),
        Panel(
          "Slope", x: x,
          y: Axis(
            Text(
              verbatim:
                "Rise per \(series.perUnit == 1 ? "step" : series.timeName)\(series.unitText)")),
          layers: band("slope", states.slope) { perUnit * $0 }),
        Panel(
          "Season", x: x, y: Axis(Text(verbatim: "Effect\(series.unitText)")),
          layers: band("season", states.season) { series.scale * $0 }),
      ])
  }

  private static func claims(
    _ difference: Double?, _ slope: (mean: Double, deviation: Double), _ series: SeasonalSeries,
    _ states: StructuralSmoother
  ) -> [Claim] {
    let source = Claim.Source(lecture: "001", slide: "VIS examples")
    let perUnit = series.scale * Double(series.perUnit)
    return [
      Claim(
        "34c", source, "log likelihood of 120 months by the Kalman filter",
        .agreement(
          route: "the joint normal density of all months", largestDifference: difference ?? .nan,
          below: 1e-9, because: "a few roundings of some hundred nats")),
      Claim(
        "34d", source, "the slope of carbon dioxide at the end over that at the beginning",
        .shape(
          "level, slope and season of carbon dioxide", measuring: "ratio",
          slope.mean / (perUnit * states.slope.mean[0]), .above(1.3))),
    ]
  }
}
