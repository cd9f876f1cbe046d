import Marking
import SafeIO
import Workbook

@main
struct Chapter13 {
  static func main() async { await StochasticGradients.runCommandLine() }
}

/// Chapter 13: sampling with gradients of a few of the data.
enum StochasticGradients: MarkedChapter {
  typealias Settings = StochasticGradientSettings

  static let card = ChapterCard(
    number: 13,
    title: "Can we sample from a handful of the data at a time?",
    lecture: "lecture 004 (V. Šmídl, CTU 2020), with lecture 001 (ICMAT DataLab)",
    abstract:
      "Stochastic gradients make training cheap, and with the right noise they make draws from a posterior. The chapter "
      + "asks which noise is right, what a fixed step costs, when plain descent lies about its uncertainty, and how to tell.",
    example: (
      "swift run chapter13 --data clicks.csv --batch 200",
      "a logistic regression on a file of any length, read in mini-batches"
    ))

  static let sections: [Section<StochasticGradientStudy>] = [
    descentAtRest,
    bestStep,
    langevinNoise,
    threeClouds,
    gradientsSpent,
    steinTest,
    digits,
    whenSgdLies,
    millionRows,
  ]

  static func study(
    _ settings: StochasticGradientSettings, run: Run
  ) throws -> StochasticGradientStudy {
    let file = try settings.data.map { path throws(InputError) in try RegressionFile(path: path) }
    // The default suits itself to short files, a wish is not changed
    let isDefault = settings.batch == StochasticGradientSettings.defaultBatch
    let batch = isDefault ? min(settings.batch, file?.rows ?? .max) : settings.batch
    if let file, batch > file.rows {
      throw InputError(
        .usage,
        "a mini-batch of \(batch) is larger than the \(file.rows) rows of "
          + "\(DataFile.shown(file.path)); give --batch \(min(100, file.rows)) or another number up to \(file.rows)"
      )
    }
    if file == nil, settings.batch > SimulatedFile.rowsOfChain {
      throw InputError(
        .usage,
        "a mini-batch of \(settings.batch) is larger than the \(SimulatedFile.rowsOfChain) rows that are simulated; give "
          + "--batch 100 or another number up to \(SimulatedFile.rowsOfChain)")
    }
    return StochasticGradientStudy(file: file, batch: batch, step: settings.step)
  }
}

/// What the sections of chapter 13 share.
struct StochasticGradientStudy: Sendable {
  /// The reader's file, looked through once.
  let file: RegressionFile?
  let batch: Int
  let step: Double
}
