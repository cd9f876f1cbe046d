import BayesNumerics
import TestSupport
import Testing

@testable import SafeIO

@Suite struct PlainNumberTests {
  @Test(
    arguments: [
      ("0", 0), ("12", 12), ("-3.25", -3.25), ("+.5", 0.5), ("5.", 5), ("1e3", 1000),
      ("1E-3", 1e-3),
      ("9007199254740993", 9_007_199_254_740_992), ("0.1", 0.1),
      ("179769313486231570e291", 1.797_693_134_862_315_7e308),
      ("0e-400", 0), ("0.00", 0), ("2.3e-308", 2.3e-308), ("00000000000000000000001", 1),
      ("0.000000000000000000000001", 1e-24),
    ] as [(String, Double)]) func decimalNumbersAreRead(text: String, value: Double)
  {
    #expect(PlainNumber.double(text) == value)
    #expect(PlainNumber.double(Array(text.utf8)[...]) == value)
  }

  @Test(arguments: [
    "", " ", "-", "+", ".", "-.", "e5", "1e", "1e+", "1-2", "--1", "+-1", "1..2", "1.2.3", "nan",
    "inf", "-inf",
    "infinity", "0x10", "0x1p3", "1e400", "-1e400", "1e-400", "-1e-400", "0.001e-320", "1e-310",
    "1,5", "1 ", " 1", "1_000", "١", "1e5e5", "½",
  ]) func everythingElseIsRefused(text: String) {
    #expect(PlainNumber.double(text) == nil)
    #expect(PlainNumber.double(Array(text.utf8)[...]) == nil)
  }

  @Test func aMinusZeroKeepsItsSign() {
    #expect(PlainNumber.double(Array("-0.0".utf8)[...])?.sign == .minus)
  }

  /// The fast way and Swift's own conversion give the same bits: both round correctly. The control: a
  /// product of two rounded numbers, which is what the fast way must not be, differs somewhere.
  @Test func bytesAndTextAgreeToTheLastBit() {
    var random = RandomSource(seed: 31)
    var isDoubleRounded = false
    for _ in 0..<100_000 {
      let decimals = Int.random(in: 0...17, using: &random)
      let whole = UInt64.random(
        in: 0..<1 << UInt64.random(in: 1...60, using: &random), using: &random)
      var digits = String(whole)
      digits = String(repeating: "0", count: max(0, decimals + 1 - digits.count)) + digits
      let text = "\(digits.dropLast(decimals)).\(digits.suffix(decimals))"
      #expect(PlainNumber.double(Array(text.utf8)[...]) == Double(text), "\(text)")
      let factor = (0..<decimals).reduce(1.0) { power, _ in power * 0.1 }
      isDoubleRounded = isDoubleRounded || Double(whole) * factor != Double(text)
    }
    #expect(isDoubleRounded)
  }
}
