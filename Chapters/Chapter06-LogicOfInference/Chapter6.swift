import Marking
import SafeIO
import Workbook

@main
struct Chapter6 {
  static func main() async { await LogicOfInference.runCommandLine() }
}

/// Chapter 6: what follows from what was seen?
enum LogicOfInference: MarkedChapter {
  typealias Settings = LogicSettings

  static let card = ChapterCard(
    number: 6,
    title: "What follows from what was seen?",
    lecture: "lecture 000 (E. Sellentin, Leiden)",
    abstract:
      "Six rules that soften true and false to likely and unlikely, each as an exact table; "
      + "what can be learnt from what, what cannot, and a table of admissions that says the opposite "
      + "of its parts.",
    example: (
      "swift run chapter6 --section rules --likely 0.7 --rare 0.2",
      "which of the six rules still hold where likely means 0.7 and rare means 0.2"
    ))

  static let sections: [Section<LogicStudy>] = [
    rules, independence, sumAndProduct, sleepingBeauty, recipe, learningOrInference,
    evidencePenalty, monteCarlo, admissions,
  ]

  static func study(_ settings: LogicSettings, run: Run) throws -> LogicStudy {
    LogicStudy(
      rules: RuleProbabilities(likely: settings.likely, even: settings.even, rare: settings.rare),
      beauty: BeautyExperiment(heads: settings.heads, awakenings: settings.awakenings),
      admissions: try settings.table.map { path throws(InputError) in
        try StratifiedTable(file: path)
      } ?? .berkeley,
      hasOwnTable: settings.table != nil)
  }
}

/// What the sections of chapter 6 share: the probabilities of the rules, Sleeping Beauty's coin, and
/// a table of admissions.
struct LogicStudy: Sendable {
  /// What stands for "likely", "even" and "rare" in the six rules.
  let rules: RuleProbabilities
  /// How Sleeping Beauty's coin falls, and how often she is woken after tails.
  let beauty: BeautyExperiment
  /// Two groups and two outcomes by stratum: the admissions of Berkeley, or the table of `--table`.
  let admissions: StratifiedTable
  let hasOwnTable: Bool
}
