import Foundation

/// Asks for the name of a check, or for the gradient of a net; compiled in the chapter, and beside a student's file.
struct DeltaRun {
  /// The checks that a student may name.
  static let checks = [
    "linear-net", "no-hidden-layer", "same-activation", "at-zero", "loss-falls", "hidden-layer",
  ]

  /// The number of a check in the list, or -1.
  static func number(of check: String) -> Double { Double(checks.firstIndex(of: check) ?? -1) }
}
