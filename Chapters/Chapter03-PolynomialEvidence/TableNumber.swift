import Workbook

/// A number of any size as a table shows it.
enum TableNumber {
  /// Four decimals, or five digits where the number is very large or small.
  static func text(_ value: Double) -> String {
    abs(value) < 1e5 && (abs(value) >= 1e-2 || value == 0)
      ? NumberText.fixed(value, decimals: 4) : NumberText.significant(value, digits: 5)
  }

  /// The logarithm of a probability: two decimals, or nine digits where it is very large.
  static func logarithm(_ value: Double) -> String {
    abs(value) < 1e7
      ? NumberText.fixed(value, decimals: 2) : NumberText.significant(value, digits: 9)
  }

  /// A probability, which may be smaller than any number that a computer holds.
  static func probability(_ value: Double) -> String {
    if value == 0 { return "below 1e-300" }
    return value >= 1e-4
      ? NumberText.fixed(value, decimals: 4) : NumberText.significant(value, digits: 2)
  }
}
