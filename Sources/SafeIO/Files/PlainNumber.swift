/// Numbers as people type them: decimal digits, a sign, a point, an exponent, and nothing else.
///
/// Swift's own conversion also takes "nan", "inf", hexadecimal, numbers that overflow to infinity and
/// numbers other than 0 that underflow; none of these is a measurement.
public enum PlainNumber {
  /// The number, or nil when the text is not a finite decimal number.
  public static func double(_ text: some StringProtocol) -> Double? {
    let digits = text.utf8.drop { $0 == UInt8(ascii: "+") || $0 == UInt8(ascii: "-") }
    guard let first = digits.first, first == UInt8(ascii: ".") || isDigit(first),
      text.utf8.allSatisfy({ isDigit($0) || ".eE+-".utf8.contains($0) }),
      let value = Double(text), value.isNormal || value.isZero && isWrittenAsZero(digits)
    else { return nil }
    return value
  }

  /// The number in these bytes of a text, or nil when they are not a finite decimal number.
  ///
  /// The same answer as that for the text, several times as fast where a number has 15 digits or
  /// fewer: a whole number below 2⁵³ and a power of ten up to 10²² are exact, so that their product
  /// or quotient is rounded once (Clinger 1990, "How to read floating point numbers accurately").
  static func double(_ bytes: ArraySlice<UInt8>) -> Double? {
    var rest = bytes
    let isNegative = rest.first == UInt8(ascii: "-")
    if isNegative || rest.first == UInt8(ascii: "+") { rest = rest.dropFirst() }
    var whole: UInt64 = 0
    var digits = 0
    var decimals: Int?
    for byte in rest {
      if isDigit(byte), digits < 18 {
        whole = whole * 10 + UInt64(byte - UInt8(ascii: "0"))
        digits += 1
        decimals = decimals.map { $0 + 1 }
      } else if byte == UInt8(ascii: "."), decimals == nil {
        decimals = 0
      } else {
        return double(String(decoding: bytes, as: UTF8.self))
      }
    }
    guard digits > 0, whole < 1 << 53 else {
      return double(String(decoding: bytes, as: UTF8.self))
    }
    let value = Double(whole) / powersOfTen[decimals ?? 0]
    return isNegative ? -value : value
  }

  /// 1, 10, ... 10¹⁸, each exact.
  private static let powersOfTen: [Double] = (0..<18).reduce(into: [1]) { powers, _ in
    powers.append(powers[powers.count - 1] * 10)
  }

  /// Whether there is no other digit than 0 before the exponent.
  private static func isWrittenAsZero(_ digits: some Sequence<UInt8>) -> Bool {
    !digits.prefix { $0 != UInt8(ascii: "e") && $0 != UInt8(ascii: "E") }
      .contains { isDigit($0) && $0 != UInt8(ascii: "0") }
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }
}
