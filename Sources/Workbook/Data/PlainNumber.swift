/// Numbers as people type them: decimal digits, a sign, a point, an exponent, and nothing else.
///
/// Swift's own conversion also takes "nan", "inf", hexadecimal and numbers that overflow to infinity;
/// none of these is a measurement.
public enum PlainNumber {
  /// The number, or nil when the text is not a finite decimal number.
  public static func double(_ text: some StringProtocol) -> Double? {
    let digits = text.utf8.drop { $0 == UInt8(ascii: "+") || $0 == UInt8(ascii: "-") }
    guard let first = digits.first, first == UInt8(ascii: ".") || isDigit(first),
      text.utf8.allSatisfy({ isDigit($0) || ".eE+-".utf8.contains($0) }),
      let value = Double(text), value.isFinite
    else { return nil }
    return value
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }
}
