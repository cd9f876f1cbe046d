import BayesNumerics
import Inference
import Marking
import Plotting
import RealModule
import SafeIO
import Workbook

extension RefinedVariational {
  static let studentSections: [Section<RefinedStudy>] = [filteredWithMine]

  /// Carbon dioxide through the student's update, each month forecast from those before it.
  static let filteredWithMine = Section<RefinedStudy>(
    "filtered-with-mine", "Does my update forecast the next month?", options: [], seconds: 1
  ) { _, _ in
    // Data: ten years; model: the scales at their mode
    let series = try SeasonalSeries.carbonDioxide(season: 12, ahead: 24)
    let mode = StructuralMode(StructuralPosterior(series.trainingValues, model: series.model))
    let scales = mode.scales
    let question = KalmanQuestion(
      season: 12, scales: [scales.observation, scales.level, scales.slope, scales.season],
      series: series.trainingValues, all: true)

    // Inference: by the student's update, and by the library's filter
    let answers: [[Double]]
    do {
      answers = try mine(.kalmanUpdate, Exercise.kalmanUpdateCall, on: [question])
    } catch let error as InputError {
      let end = error.sentence.hasSuffix(".") ? "" : "."
      return Findings(answer: "Nothing to see yet: \(error.sentence)\(end)")
    }
    let count = series.training
    guard let mine = answers.first, mine.count == 2 * count + 3, mine.allSatisfy(\.isFinite) else {
      return Findings(
        answer:
          "Your update came back with lists of another length, or with a number that is not finite."
      )
    }
    var filter = KalmanFilter(series.model, scales: scales)
    let exact = series.trainingValues.map { y -> (mean: Double, variance: Double) in
      defer { filter.see(y) }
      return filter.foreseen
    }

    // What it shows
    let worst = (0..<count).map { abs(mine[2 * $0] - exact[$0].mean) }.max() ?? .nan
    let off = abs(mine[2 * count] - filter.logLikelihood)
    let isRight = worst < 1e-6 && off < 1e-6
    return Findings(
      answer:
        isRight
        ? "Yes: every month's forecast is the filter's to six digits, and log p(y) is \(NumberText.fixed(mine[2 * count], decimals: 3))."
        : "No: somewhere your forecast of a month is \(NumberText.significant(series.scale * worst, digits: 2)) ppm from the filter's, and log p(y) is off by \(NumberText.significant(off, digits: 2)) nats.",
      figures: [figure(series, mine, exact)],
      values: [.init("worst", worst), .init("off", off)])
  }

  private static func figure(
    _ series: SeasonalSeries, _ mine: [Double], _ exact: [(mean: Double, variance: Double)]
  ) -> Figure {
    let shown = 24..<series.training
    let times = shown.map(series.time)
    // What leaves the panel stands at its edge
    let forecast = shown.map { min(max(series.inUnits(mine[2 * $0]), 305), 335) }
    return Figure(
      name: "filtered-with-mine",
      caption:
        "Each month of carbon dioxide forecast from the months before it, by your update (points) and by the library's filter (line). "
        + "Points beyond the panel stand at its edge.",
      panels: [
        Panel(
          x: Axis("Year", range: 1961...1969, tics: .every(1)),
          y: Axis("CO₂ [ppm]", range: 305...335, tics: .every(5)), key: .topLeft,
          layers: [
            .line(
              "exact", x: times, y: shown.map { series.inUnits(exact[$0].mean) },
              Stroke(.blue, width: 2.5), title: "the filter"),
            .points(
              "mine", x: times, y: forecast, .vermillion, size: 0.8,
              agreement: .notCompared(because: "a student's forecasts"), title: "yours"),
          ])
      ])
  }
}
