#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Numbers as text, the same in every locale and on every machine.
public enum NumberText {
  /// So many decimals, rounded to the nearest: `fixed(0.7143, decimals: 2)` is "0.71"; a zero has no sign.
  public static func fixed(_ value: Double, decimals: Int) -> String {
    guard value.isFinite else { return special(value) }
    let text = print("%.*f", min(max(decimals, 0), 100), value)
    return text.hasPrefix("-") && !text.contains(where: { "123456789".contains($0) })
      ? String(text.dropFirst()) : text
  }

  /// So many significant digits without trailing zeros; an exponent where the number is very large or small.
  public static func significant(_ value: Double, digits: Int) -> String {
    guard value.isFinite else { return special(value) }
    return print("%.*g", min(max(digits, 1), 17), value)
  }

  /// The fewest digits that give this number back: 0.1, 12, 1e-10.
  public static func shortest(_ value: Double) -> String {
    guard value.isFinite else { return special(value) }
    let text = value.description
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }

  /// A value with its standard error to two digits: "0.1817 ± 0.0012".
  public static func value(_ value: Double, withError error: Double) -> String {
    guard value.isFinite, error.isFinite, error > 0 else {
      return "\(significant(value, digits: 6)) ± \(significant(error, digits: 2))"
    }
    let decimals = 1 - Int(log10(error).rounded(.down))
    guard (0...12).contains(decimals) else {
      return "\(significant(value, digits: 6)) ± \(significant(error, digits: 2))"
    }
    return "\(fixed(value, decimals: decimals)) ± \(fixed(error, decimals: decimals))"
  }

  /// A whole number in groups of three digits: 100,000.
  public static func grouped(_ value: Int) -> String {
    var text = ""
    for (index, digit) in String(value.magnitude).reversed().enumerated() {
      if index > 0, index % 3 == 0 { text.append(",") }
      text.append(digit)
    }
    return (value < 0 ? "-" : "") + String(text.reversed())
  }

  /// A whole number as an exponent: ⁻¹².
  public static func superscript(_ value: Int) -> String {
    let digits = Array("⁰¹²³⁴⁵⁶⁷⁸⁹")
    return (value < 0 ? "⁻" : "")
      + String(String(value.magnitude).map { digits[$0.wholeNumberValue ?? 0] })
  }

  /// A positive number from its logarithm to base 10, also where it under- or overflows: 0.0807, 10^-312.5.
  public static func power(log10 exponent: Double) -> String {
    abs(exponent) < 300
      ? significant(pow(10, exponent), digits: 5) : "10^\(fixed(exponent, decimals: 1))"
  }

  /// The digits that a relative bound can tell apart, at least 4 and at most 12.
  static func digits(resolving bound: Double) -> Int {
    guard bound.isFinite, bound > 0 else { return 12 }
    return Int(min(max(2 - log10(bound), 4), 12))
  }

  private static func special(_ value: Double) -> String {
    value.isNaN ? "NaN" : value < 0 ? "-infinity" : "infinity"
  }

  private static func print(_ format: String, _ digits: Int, _ value: Double) -> String {
    // 309 digits before the point, 100 after it
    withUnsafeTemporaryAllocation(of: CChar.self, capacity: 512) { buffer in
      _ = withVaList([Int32(digits), value]) { vsnprintf(buffer.baseAddress, 512, format, $0) }
      return buffer.baseAddress.map { String(cString: $0) } ?? ""
    }
  }
}
