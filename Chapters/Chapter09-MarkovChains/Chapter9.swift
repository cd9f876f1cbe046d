import Marking
import SafeIO
import Workbook

@main
struct Chapter9 {
  static func main() async { await MarkovChains.runCommandLine() }
}

/// Chapter 9: how does a chain explore a posterior?
enum MarkovChains: MarkedChapter {
  typealias Settings = MarkovSettings

  static let card = ChapterCard(
    number: 9,
    title: "How does a chain explore a posterior?",
    lecture: "lecture 001 (ICMAT DataLab)",
    abstract: "Markov chains from three states to a thousand dimensions: why a chain ends at its "
      + "target, how the random walk and Hamiltonian dynamics move, how far to step, what a target "
      + "does to them, and how to judge the draws.",
    example: (
      "swift run chapter9 --section leapfrog",
      "the steps that roll a net's weights over the landscape of its posterior"
    ))

  static let sections: [Section<MarkovStudy>] = [
    threeStates,
    randomWalk,
    leapfrog,
    printedAcceptance,
    stepSize,
    dimensions,
    massMatrix,
    funnel,
    twoModes,
    network,
    sunspots,
    diagnostics,
    judgeDraws,
    tryATarget,
  ]

  static func study(_ settings: MarkovSettings, run: Run) throws -> MarkovStudy {
    var tables: [DrawsTable] = []
    for paths in [settings.diagnose, settings.target.path.map { [$0] } ?? []] {
      if !paths.isEmpty { tables.append(try DrawsTable(paths: paths)) }
    }
    return MarkovStudy(
      target: settings.target.named ?? .standard, draws: settings.draws,
      view: settings.live ? LiveView() : nil,
      table: settings.diagnose.isEmpty ? nil : tables.first,
      tableAsTarget: settings.target.path == nil ? nil : tables.last)
  }
}

/// What the sections of chapter 9 share.
struct MarkovStudy: Sendable {
  /// What samplers are tried on.
  let target: NamedTarget
  /// Draws of each chain on it; nil where the reader leaves it to the section.
  let draws: Int?
  /// Where these chains are shown while they run; nil without `--live`.
  let view: LiveView?
  /// The reader's draws of `--diagnose`; nil where none are given.
  let table: DrawsTable?
  /// The reader's draws where `--target` names a file.
  let tableAsTarget: DrawsTable?
}
