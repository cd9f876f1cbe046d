import Plotting
import Workbook

extension Axis.Tics {
  /// Tics of a count: each or every second one where there are few, else at round numbers.
  static func counts(from first: Int, to last: Int) -> Axis.Tics {
    if last - first <= 6 { return .every(1) }
    if last - first <= 20 { return .every(2) }
    let step = max(1, Int(RoundNumber.below(Double(last - first) / 5)))
    let start = (first + step - 1) / step * step
    return .labelled(
      stride(from: start, through: last, by: step).map { (Double($0), "\(NumberText.grouped($0))") }
    )
  }
}
