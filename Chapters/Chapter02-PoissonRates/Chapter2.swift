import Marking
import SafeIO
import Workbook

@main
struct Chapter2 {
  static func main() async { await PoissonRates.runCommandLine() }
}

/// Chapter 2: two sensors.
enum PoissonRates: MarkedChapter {
  typealias Settings = RateSettings

  static let card = ChapterCard(
    number: 2,
    title: "Two sensors",
    lecture: "lecture 003 (J. Donini, Cargèse 2023)",
    abstract:
      "Two sensors count events of two processes. How fast is each? A prior density over both "
      + "rates becomes a posterior that narrows with every count, until the prior no longer matters.",
    example: (
      "swift run chapter2 --simulate --rates 4,0.5 --intervals 30",
      "the landscapes of two other processes after 1, 3 and 30 intervals"
    ))

  static let sections: [Section<RateStudy>] = [
    priors, landscapes, narrowing, grid, axes, nextCount, realRate, varyingRate, horseKicks,
  ]

  static let studentSections: [Section<RateStudy>] = [estimatesByDraws]

  static func study(_ settings: RateSettings, run: Run) throws -> RateStudy {
    let rates = RatePair(settings.rates[0], settings.rates[1])
    var clicks = run.random("counts of the sensors")
    let own = try settings.sensors.map { path throws(InputError) in try SensorRecord(file: path) }
    let truth = own == nil ? rates : nil
    let end = settings.square(holding: own?.largestRate ?? max(rates.first, rates.second))
    return RateStudy(
      record: own
        ?? (settings.simulate
          ? .simulated(rates: rates, intervals: settings.intervals, using: &clicks)
          : .lecture(using: &clicks)),
      uniform: LandscapeModel(first: .uniform(upTo: end), second: .uniform(upTo: end)),
      exponential: LandscapeModel(
        first: .exponential(mean: settings.priorMeans[0]),
        second: .exponential(mean: settings.priorMeans[1])),
      sample: try settings.data.map { path throws(InputError) in try CountSample(file: path) }
        ?? .alphaParticles,
      gridPoints: settings.grid,
      panels: LandscapePanels(square: end, truth: truth, palette: settings.colours))
  }
}

/// What the sections of chapter 2 share: the counts of both sensors, two opinions, and a real sample.
struct RateStudy: Sendable {
  let record: SensorRecord
  /// The lecture's plane, and its waterfall.
  let uniform: LandscapeModel
  let exponential: LandscapeModel
  /// The alpha particles, or the reader's own counts.
  let sample: CountSample
  /// On each axis.
  let gridPoints: Int
  /// How all landscapes are drawn.
  let panels: LandscapePanels

  var models: [LandscapeModel] { [uniform, exponential] }

  /// The maps and the uniform priors reach from 0 to here.
  var square: Double { panels.square }

  /// The true rates of the lecture or of a simulation; nil for the reader's own counts.
  var truth: RatePair? { panels.truth }

  /// The counts after 1, 5 and 100 intervals, or after those of the reader's simulation.
  var stages: [SensorCounts] { record.stages.map(record.counts(after:)) }
}
