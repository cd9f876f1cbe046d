import Marking
import SafeIO
import Workbook

@main
struct Chapter12 {
  static func main() async { await RefinedVariational.runCommandLine() }
}

/// Chapter 12: a fit whose draws a sampler improves.
enum RefinedVariational: MarkedChapter {
  typealias Settings = RefinedSettings

  static let card = ChapterCard(
    number: 12,
    title: "Can a few steps of a sampler mend a fit?",
    lecture: "lecture 001 (ICMAT DataLab)",
    abstract:
      "Refined variational sampling: draws from a fitted normal take a few learned steps of a sampler, and "
      + "the bound is optimised through them. On targets whose evidence is known, on hidden states, and on "
      + "forty years of carbon dioxide with a Kalman filter.",
    example: (
      "swift run chapter12 --data series.txt --season 12",
      "level, slope and season of your own series, and a forecast with its bands"
    ))

  static let sections: [Section<RefinedStudy>] = [
    oneStep,
    paths,
    refined,
    coordinates,
    cost,
    longRun,
    hiddenStates,
    filter,
    forecast,
  ]

  static func study(_ settings: RefinedSettings, run: Run) throws -> RefinedStudy {
    let series =
      try settings.data.map { path throws(InputError) in
        try SeasonalSeries(path: path, season: settings.season, ahead: settings.ahead)
      } ?? SeasonalSeries.carbonDioxide(season: settings.season, ahead: settings.ahead)
    return RefinedStudy(series: series, isChapterCase: settings.changed.isEmpty)
  }
}

/// What the sections of chapter 12 share.
struct RefinedStudy: Sendable {
  /// The reader's series, or carbon dioxide.
  let series: SeasonalSeries
  let isChapterCase: Bool
}
