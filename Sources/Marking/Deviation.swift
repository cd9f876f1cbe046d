import Workbook

/// How far an answer is off, in words that do not give the right one away.
enum Deviation {
  /// The end of a sentence that begins "your answer".
  ///
  /// - Parameter isCount: Of a count no more is said than the side, as a percentage would give it away.
  static func words(
    _ number: Double, expected: Double, isCount: Bool, agreement: Tolerance
  ) -> String {
    if number.isNaN { return "is not a number (NaN)" }
    if number.isInfinite { return "is infinite" }
    if isCount { return number > expected ? "is too large" : "is too small" }
    if number == 0 { return "is 0, which it should not be" }
    if expected == 0 { return number > 0 ? "is too large" : "is too small" }
    let ratio = number / expected
    guard ratio > 0 else {
      return abs(abs(ratio) - 1) < 0.005
        ? "is right in size, but has the wrong sign" : "has the wrong sign"
    }
    let direction = ratio > 1 ? "large" : "small"
    let whereTo = expected < 0 ? "is too \(direction) in size" : "is too \(direction)"
    let factor = ratio > 1 ? ratio : 1 / ratio
    if factor > 1.995 {
      guard factor < 1e15 else { return "\(whereTo) by an enormous factor" }
      return "\(whereTo) by a factor of \(plain(factor))"
    }
    if abs(ratio - 1) < 0.01, let digits = digits(number, expected, agreement) { return digits }
    return "\(whereTo) by \(plain(abs(ratio - 1) * 100)) %"
  }

  /// "is right in 4 digits, and 9 are asked for", of an answer that lacks accuracy alone; nil where the
  /// tolerance is no bound.
  private static func digits(
    _ number: Double, _ expected: Double, _ agreement: Tolerance
  ) -> String? {
    // Digits or decimals that an error of this size leaves right
    func count(_ error: Double) -> Int {
      var (digits, unit) = (0, 0.1)
      while error <= unit * 1.000_001, digits < 16 { (digits, unit) = (digits + 1, unit / 10) }
      return digits
    }
    let error = abs(number - expected)
    switch agreement {
    case .relative(let bound, _) where bound > 0:
      return "is right in \(count(error / abs(expected))) digits, and \(count(bound)) are asked for"
    case .absolute(let bound, _) where bound > 0:
      return "is right in \(count(error)) decimals, and \(count(bound)) are asked for"
    default: return nil
    }
  }

  /// Two digits without an exponent.
  private static func plain(_ value: Double) -> String {
    var (unit, decimals) = (value, 1)
    while unit < 1, decimals < 5 { (unit, decimals) = (unit * 10, decimals + 1) }
    return NumberText.fixed(value, decimals: value >= 10 ? 0 : decimals)
  }
}
