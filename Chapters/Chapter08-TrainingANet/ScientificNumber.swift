import Workbook

/// Numbers of very different sizes, as one writes them: 0.35, 91,500, 2·10⁻⁷.
enum ScientificNumber {
  /// So many significant digits, with a power of ten below a thousandth and above a million.
  static func text(_ value: Double, digits: Int = 2) -> String {
    guard value != 0, value.isFinite, abs(value) < 1e-3 || abs(value) >= 1e6 else {
      let short = NumberText.significant(value, digits: digits)
      return short.contains("e") ? NumberText.grouped(Int(Double(short) ?? value)) : short
    }
    var exponent = 0
    var mantissa = abs(value)
    while mantissa >= 10 { (mantissa, exponent) = (mantissa / 10, exponent + 1) }
    while mantissa < 1 { (mantissa, exponent) = (mantissa * 10, exponent - 1) }
    var leading = NumberText.significant(mantissa, digits: digits)
    // 9.97 with two digits is 10
    if leading == "10" { (leading, exponent) = ("1", exponent + 1) }
    return "\(value < 0 ? "-" : "")\(leading)·10\(NumberText.superscript(exponent))"
  }
}
