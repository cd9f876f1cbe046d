import BayesNumerics
import Inference
import Marking
import Workbook

@main
struct Chapter2 {
  static func main() async { await PoissonRates.runCommandLine() }
}

/// Chapter 2: two sensors.
enum PoissonRates: UnsectionedChapter, MarkedChapter {
  typealias Study = RateSettings

  static let card = ChapterCard(
    number: 2,
    title: "Two sensors",
    lecture: "lecture 003 (J. Donini, Cargèse 2023)",
    abstract: "Two sensors count events of two processes. A landscape of belief over both rates is "
      + "warped by the counts until it is a needle at the truth, whatever the prior was.",
    example: (
      "swift run chapter2 --simulate --rates 4,0.5 --intervals 30",
      "the landscapes of two other processes after 1, 3 and 30 intervals"
    ))

  /// The story of the chapter.
  static func reproduce(_ settings: RateSettings, run: Run) async throws -> Page {
    // Data
    let random = RandomSource(seed: run.seed)
    var clicks = random.stream(0)
    let record = settings.record(using: &clicks)
    let sample = try settings.sample()

    // Model
    let uniform = LandscapeModel(
      first: .uniform(upTo: settings.square), second: .uniform(upTo: settings.square))
    let exponential = LandscapeModel(
      first: .exponential(mean: settings.means.first),
      second: .exponential(mean: settings.means.second))

    // Inference
    let stages = record.stages.map { Stage(record.counts(after: $0), [uniform, exponential]) }
    let checks = GridCheck.all(
      of: stages, points: settings.gridPoints, square: settings.square)
    let swap = SwapTest(model: exponential, counts: stages[0].counts)
    var shuffle = random.stream(1)
    let rate = RateAnalysis(
      sample: sample, prior: .exponential(mean: settings.means.first), using: &shuffle)
    let kicks = HorseKicks.analysis()

    // Summary
    let tables =
      [
        Tables.data(record), Tables.posteriors(stages, square: settings.square),
        Tables.grid(checks), Tables.swap(swap), Tables.predictive(stages), Tables.rate(rate),
        Tables.kicks(kicks),
      ]

    // Figures
    let style = LandscapeStyle(
      square: settings.square, truth: settings.truth, palette: settings.palette)
    let figures =
      [Figures.priors([uniform, exponential], style)]
      + stages.map { Figures.landscapes($0, style) }
      + [
        Figures.wayToTheTruth(record, models: [uniform, exponential], style),
        Figures.swappedAxes(swap, style),
        Figures.gridConvergence(stages, square: settings.square),
        Figures.rate(rate), Figures.horseKicks(kicks),
      ]

    // Claims
    let claims =
      settings.isLectureCase
      ? Claims.all(
        models: [uniform, exponential], stages: stages, checks: checks, swap: swap,
        square: settings.square)
      : []

    return Page(tables: tables, claims: claims, figures: figures)
  }
}
