import BayesNumerics
import RealModule
import SafeIO
import Workbook

/// Whether a column's mean changes along the file, so that its rows are not in random order.
///
/// The means of whole stretches of rows are compared. Inputs are standardised and those beyond three standard deviations
/// moved to three, so that a stretch with one huge number is not taken for an order.
struct RowOrder {
  /// A column whose stretches have means that are further apart than ten standard errors of one of them.
  struct Finding: Equatable {
    /// Of the inputs, from 1 on; nil for the outcome.
    let input: Int?
    let stretch: Int
    /// Smallest and largest mean: of a standardised input, or share of outcomes 1.
    let means: ClosedRange<Double>

    /// A clause: "the share of 1 in stretches of 4,096 rows goes from ... to ...".
    func words(_ names: [String]) -> String {
      let what = input.map { "mean of \(DataFile.shown(names[$0]))" } ?? "share of 1"
      return
        "the \(what) in stretches of \(NumberText.grouped(stretch)) rows goes from \(shown(means.lowerBound)) to "
        + "\(shown(means.upperBound))\(input == nil ? "" : " standard deviations")"
    }

    private func shown(_ mean: Double) -> String { NumberText.significant(mean, digits: 2) }
  }

  /// In standard errors of one stretch's mean; of a million rows in random order the means of the stretches are within
  /// seven of each other.
  static let allowed = 10.0

  /// Rows of a stretch: a block, or a quarter of a shorter file.
  let stretch: Int
  private let dimension: Int
  private var rows = 0
  /// Of the stretch now; the first is that of the outcome.
  private var sums: [Double]
  private var squares: [Double]
  private var totals: [Double]
  private var means: [ClosedRange<Double>?]

  init(dimension: Int, rows: Int) {
    self.dimension = dimension
    stretch = max(1, min(RegressionFile.blockRows, rows / 4))
    sums = [Double](repeating: 0, count: dimension)
    (squares, totals) = (sums, sums)
    means = [ClosedRange<Double>?](repeating: nil, count: dimension)
  }

  mutating func add(_ block: RowBlock) {
    for row in 0..<block.count {
      for k in 0..<dimension {
        let value =
          k == 0
          ? block.outcomes[row] : min(3, max(-3, block.inputs[row * dimension + k]))
        sums[k] += value
        totals[k] += value
        squares[k] += value * value
      }
      rows += 1
      guard rows % stretch == 0 else { continue }
      for k in 0..<dimension {
        let mean = sums[k] / Double(stretch)
        means[k] = min(mean, means[k]?.lowerBound ?? mean)...max(mean, means[k]?.upperBound ?? mean)
        sums[k] = 0
      }
    }
  }

  /// The column that changes most; nil where the rows may well be in random order.
  var finding: Finding? {
    let n = Double(rows)
    let found = (0..<dimension).compactMap {
      k -> (k: Int, errors: Double, means: ClosedRange<Double>)? in
      guard let means = means[k] else { return nil }
      let variance = squares[k] / n - (totals[k] / n) * (totals[k] / n)
      let error = (variance / Double(stretch)).squareRoot()
      return (k, (means.upperBound - means.lowerBound) / error, means)
    }
    guard let most = found.max(by: { $0.errors < $1.errors }), most.errors > Self.allowed else {
      return nil
    }
    return Finding(input: most.k == 0 ? nil : most.k, stretch: stretch, means: most.means)
  }
}
