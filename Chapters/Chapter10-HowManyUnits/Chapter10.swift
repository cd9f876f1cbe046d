import Marking
import Networks
import SafeIO
import Workbook

@main
struct Chapter10 {
  static func main() async { await HowManyUnits.runCommandLine() }
}

/// Chapter 10: how many hidden units?
enum HowManyUnits: MarkedChapter {
  typealias Settings = UnitsSettings

  static let card = ChapterCard(
    number: 10,
    title: "How many units does a net need?",
    lecture: "lectures 001 (ICMAT DataLab) and 000 (E. Sellentin, Leiden)",
    abstract:
      "A net that does not know how many hidden units it has: a prior on their number, a chain that "
      + "adds and removes units, the evidence of each number by other routes, and what it costs to "
      + "trust one number alone.",
    example: (
      "swift run chapter10 --data points.csv --alpha 0.3",
      "how many units your own points ask for, under a prior that favours few"
    ))

  static let sections: [Section<UnitsStudy>] = [
    prior,
    reversibleJump,
    simulated,
    stuckChain,
    evidenceRoutes,
    agreement,
    averaging,
    sensitivity,
    motorcycle,
    galaxy,
  ]

  static func study(_ settings: UnitsSettings, run: Run) throws -> UnitsStudy {
    let rotation = CurvePoints.rotation(using: run.random("rotation curve"))
    let own = try settings.data.map { path throws(InputError) in try CurvePoints(path: path) }
    let points = own ?? rotation
    return UnitsStudy(
      count: UnitCount(alpha: settings.alpha, most: settings.most), points: points,
      hasOwnData: own != nil, settings: settings, rotation: rotation,
      twoUnits: CurvePoints.twoUnits(using: run.random("two units")),
      galaxy: try settings.galaxy.map { path throws(InputError) in
        try CurvePoints.galaxy(path: path)
      })
  }
}

/// What the sections of chapter 10 share.
struct UnitsStudy: Sendable {
  /// The prior on the number of units, of `--alpha` and `--most`.
  let count: UnitCount
  /// The reader's points, or the simulated rotation curve.
  let points: CurvePoints
  let hasOwnData: Bool
  let settings: UnitsSettings
  /// The chapter's own points, for sections that show them whatever the reader's are.
  let rotation: CurvePoints
  /// 25 points from two units, the same in every section.
  let twoUnits: CurvePoints
  /// The reader's galaxy, if a file was given.
  let galaxy: CurvePoints?

  /// The prior of the options, for so many inputs, the constant counted.
  func prior(inputs: Int) -> VariableNetworkPrior { settings.prior(inputs: inputs) }
}
