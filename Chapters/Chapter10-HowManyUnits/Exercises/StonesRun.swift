import Foundation

/// Asks for the name of a test, or for an evidence; compiled in the chapter, and beside a student's file.
struct StonesRun {
  /// The tests that a student may name.
  static let tests = [
    "flat-likelihood", "scaled-likelihood", "shuffled-draws", "run-twice", "many-temperatures",
    "few-temperatures",
  ]

  /// The number of a test in the list, or -1.
  static func number(of test: String) -> Double { Double(tests.firstIndex(of: test) ?? -1) }
}
