import Foundation

/// Numbers as gnuplot reads them, with the digits that mean something; independent of the locale.
enum Digits {
  /// Seven significant digits: the numbers of a curve. What cannot be drawn is gnuplot's NaN, a gap.
  static func data(_ value: Double) -> String {
    value.isDrawable ? String(format: "%.7g", value == 0 ? 0 : value) : "NaN"
  }

  /// As few digits as needed: line widths, margins.
  static func short(_ value: Double) -> String {
    precondition(value.isFinite, "a figure's setting is a finite number, not \(value)")
    return String(format: "%.6g", value == 0 ? 0 : value)
  }
}

extension Double {
  /// The largest size of a number in a figure: beyond it gnuplot's own sums overflow.
  static let largestDrawable = 1e300
  /// The smallest number on a logarithmic axis.
  static let smallestDrawable = 1e-300

  /// Whether a figure can show the number: finite, and no larger than ``largestDrawable``.
  var isDrawable: Bool { abs(self) <= .largestDrawable }

  /// Whether an axis of this scale can show the number.
  func isDrawable(on scale: Axis.Scale) -> Bool {
    switch scale {
    case .linear: isDrawable
    case .logarithmic: isDrawable && self >= .smallestDrawable
    }
  }
}
