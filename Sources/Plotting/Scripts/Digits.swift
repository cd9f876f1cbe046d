import Foundation

/// Numbers as gnuplot reads them, with the digits that mean something; independent of the locale.
enum Digits {
  /// Seven significant digits: the numbers of a curve.
  static func data(_ value: Double) -> String {
    value.isFinite ? String(format: "%.7g", value == 0 ? 0 : value) : "NaN"
  }

  /// As few digits as needed: line widths, margins.
  static func short(_ value: Double) -> String {
    precondition(value.isFinite, "a figure's setting is a finite number, not \(value)")
    return String(format: "%.6g", value == 0 ? 0 : value)
  }
}
