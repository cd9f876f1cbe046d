import BayesNumerics
import Inference
import Workbook

/// Whether two sensors that count in the same intervals count independently of one another.
///
/// If they do, any pairing of their counts is as probable as any other: the correlation of the pairs is
/// then about normal with standard deviation 1/√(N - 1) (the permutation distribution's exact second
/// moment; its normal form is good from twenty intervals on).
struct CountCorrelation: Sendable {
  /// Pearson's r; nil where it is undefined or fewer than twenty intervals were watched.
  let check: PredictiveCheck?

  init(of first: [Int], and second: [Int]) {
    precondition(
      first.count == second.count, "\(first.count) and \(second.count) counts are no pairs")
    let n = Double(first.count)
    let (x, y) = (first.map(Double.init), second.map(Double.init))
    let (meanX, meanY) = (x.reduce(0, +) / n, y.reduce(0, +) / n)
    let (squaresX, squaresY) = (
      x.reduce(0) { $0 + ($1 - meanX) * ($1 - meanX) },
      y.reduce(0) { $0 + ($1 - meanY) * ($1 - meanY) }
    )
    guard first.count >= 20, squaresX > 0, squaresY > 0 else {
      check = nil
      return
    }
    let products = zip(x, y).reduce(0) { $0 + ($1.0 - meanX) * ($1.1 - meanY) }
    let r = products / squaresX.squareRoot() / squaresY.squareRoot()
    let normal = Normal(mean: 0, standardDeviation: 1 / (n - 1).squareRoot())
    check = PredictiveCheck(
      "correlation of the two sensors", observed: r, lowerTail: normal.cumulative(r),
      upperTail: normal.upperTail(r))
  }

  /// A misfit in words; nil where there is none to tell.
  var verdict: String? {
    guard let check, check.isMisfit else { return nil }
    return
      "and the model does not fit, for the two sensors do not count independently (correlation "
      + "\(NumberText.significant(check.observed, digits: 2)))"
  }
}
