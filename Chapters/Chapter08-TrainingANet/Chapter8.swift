import Marking
import SafeIO
import Workbook

@main
struct Chapter8 {
  static func main() async { await TrainingANet.runCommandLine() }
}

/// Chapter 8: how is a net trained?
enum TrainingANet: MarkedChapter {
  typealias Settings = TrainingSettings

  static let card = ChapterCard(
    number: 8,
    title: "How is a net trained?",
    lecture: "lectures 000 (E. Sellentin, Leiden), 001 (ICMAT DataLab) and 002 (S. Rossi and "
      + "M. Filippone, EURECOM)",
    abstract: "A feed-forward net by hand: its gradient by backpropagation, the sign with which it "
      + "learns, weight decay and early stopping as priors, what a net can approximate, how many "
      + "parameters it has, and two sets of real data.",
    example: (
      "swift run chapter8 --section backpropagation",
      "the error that flows back through a net, held against four other ways to find a gradient"
    ))

  static let sections: [Section<TrainingStudy>] = [
    feedForward, backpropagation, whichWay, weightDecay, whenToStop, approximation, convexity,
    elephant, race, digits, concrete, verdict,
  ]

  static func study(_ settings: TrainingSettings, run: Run) throws -> TrainingStudy {
    let usual = NetPlan(epochs: run.isQuick ? 50 : 200)
    let plan = settings.plan(isQuick: run.isQuick)
    let concrete = Shared {
      try await HeldOut.validate(.concrete, usual, using: run.random("concrete")) { share, what in
        run.progress.report(Int(500 * share), 1000, what)
      }
    }
    var table = SampleTable.concrete
    if let path = settings.data { table = try SampleTable(path: path) }
    let samples = table
    return TrainingStudy(
      table: samples, hasOwnData: settings.data != nil, concrete: concrete,
      heldOut: settings.data == nil && plan == usual
        ? concrete
        : Shared {
          try await HeldOut.validate(samples, plan, using: run.random("own net")) { share, what in
            run.progress.report(Int(1000 * share), 1000, what)
          }
        })
  }
}

/// What the sections of chapter 8 share.
struct TrainingStudy: Sendable {
  /// The reader's samples, or the concrete.
  let table: SampleTable
  let hasOwnData: Bool
  /// The concrete in ten splits by mixture, with the chapter's net.
  let concrete: Shared<HeldOut>
  /// ``table`` in ten splits, with the net that was asked for.
  let heldOut: Shared<HeldOut>
}
