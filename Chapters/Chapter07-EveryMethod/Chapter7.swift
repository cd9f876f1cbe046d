import Marking
import SafeIO
import Workbook

@main
struct Chapter7 {
  static func main() async { await EveryMethod.runCommandLine() }
}

/// Chapter 7: one posterior of one number, by every method of the workbook.
enum EveryMethod: MarkedChapter {
  typealias Settings = EveryMethodSettings

  static let card = ChapterCard(
    number: 7,
    title: "One parameter, every method: which can you trust?",
    lecture: "lecture 002 (S. Rossi and M. Filippone, EURECOM)",
    abstract:
      "One nonlinear parameter whose posterior has two peaks, inferred by every method of the workbook: sums "
      + "over a grid, Laplace, weighted draws, chains, ladders, fits. What each gets right, what it costs, and "
      + "which of them notice that they have missed a peak.",
    example: (
      "swift run chapter7 --y 1.2 --noise 0.3 --model 'theta*exp(-theta)' --section league",
      "the league of methods on a model and a datum of your own"
    ))

  static let sections: [Section<EveryMethodStudy>] = [
    posterior,
    loss,
    laplace,
    importance,
    chains,
    ladders,
    variational,
    league,
    equalPeaks,
    moreData,
    knownPosteriors,
  ]

  static func study(_ settings: EveryMethodSettings, run: Run) throws -> EveryMethodStudy {
    let model = try settings.nonlinearModel()
    do throws(ExactPosterior.Failure) {
      return EveryMethodStudy(
        model: model, exact: try ExactPosterior(model.posterior),
        methods: settings.methods.methods)
    } catch {
      throw InputError(.data, error.description)
    }
  }
}

/// What the sections of chapter 7 share.
struct EveryMethodStudy: Sendable {
  /// The lecture's model, or the reader's.
  let model: NonlinearModel
  /// Its posterior, by quadrature.
  let exact: ExactPosterior
  /// Those in the league.
  let methods: [any Method]

  /// What is counted as the second peak lies above it: 1.5 in the lecture's case; else where the density is
  /// lowest between the two highest peaks, or the mean where there is one peak.
  var edge: Double {
    model.isLecture ? 1.5 : exact.pass ?? exact.mean
  }
}
