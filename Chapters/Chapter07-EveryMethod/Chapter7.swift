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
    title: "Which method finds the second peak?",
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
    secondPeakDies,
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
    model.isLecture ? 1.5 : exact.edge
  }

  /// Where the highest peak is.
  var top: Double { exact.highestPeak }

  /// What stands above the edge, as a column of a table says it.
  var aboveEdge: String {
    model.isLecture ? "second peak" : "share above \(exact.text(edge))"
  }

  /// What a picture shows of θ: where prior or posterior have their mass.
  var window: ClosedRange<Double> {
    if model.isLecture { return -6.2...6.2 }
    let half = 3.1 * model.prior.standardDeviation
    return min(
      exact.quantile(1e-4), model.prior.mean - half)...max(
        exact.quantile(0.9999), model.prior.mean + half)
  }

  /// The same model with a fifth of the noise, whose peaks lie deeper apart; the model itself where there are no
  /// data or that posterior cannot be computed.
  var sharper: (model: NonlinearModel, exact: ExactPosterior) {
    var sharp = model
    sharp.noiseVariance = model.noiseVariance / 5
    guard !model.data.isEmpty, let exact = try? ExactPosterior(sharp.posterior) else {
      return (model, self.exact)
    }
    return (sharp, exact)
  }
}
