import Testing

@testable import Workbook

@Suite struct NumberTextTests {
  @Test func fixedDecimals() {
    #expect(NumberText.fixed(0.7142857, decimals: 2) == "0.71")
    #expect(NumberText.fixed(-3, decimals: 0) == "-3")
    #expect(NumberText.fixed(1e308, decimals: 100).count == 309 + 101)
    #expect(NumberText.fixed(.nan, decimals: 2) == "NaN")
    #expect(NumberText.fixed(-.infinity, decimals: 2) == "-infinity")
  }

  @Test func significantDigits() {
    #expect(NumberText.significant(1234.5678, digits: 6) == "1234.57")
    #expect(NumberText.significant(1e-10, digits: 2) == "1e-10")
  }

  @Test(
    "The shortest text gives the number back",
    arguments: [
      0.1, 12, 1e-10, 1 / 3.0, .pi, .leastNonzeroMagnitude, .greatestFiniteMagnitude, -0.71, 0,
    ])
  func shortest(value: Double) {
    #expect(Double(NumberText.shortest(value)) == value)
  }

  @Test func shortestIsShort() {
    #expect(NumberText.shortest(0.71) == "0.71")
    #expect(NumberText.shortest(5) == "5")
  }

  @Test func valuesWithErrors() {
    #expect(NumberText.value(0.181_72, withError: 0.001_23) == "0.1817 ± 0.0012")
    #expect(NumberText.value(12.3, withError: .nan) == "12.3 ± NaN")
    #expect(NumberText.value(1, withError: 1e300) == "1 ± 1e+300")
  }

  @Test func aZeroHasNoSign() {
    #expect(NumberText.fixed(-0.001, decimals: 2) == "0.00")
    #expect(NumberText.fixed(-0.006, decimals: 2) == "-0.01")
    #expect(NumberText.fixed(-0.0, decimals: 0) == "0")
  }

  @Test func groupsOfDigits() {
    let texts = [0, 7, 999, 1000, 350_757, -1_234_567, .min].map(NumberText.grouped)
    #expect(
      texts == ["0", "7", "999", "1,000", "350,757", "-1,234,567", "-9,223,372,036,854,775,808"])
  }

  @Test func exponents() {
    #expect([-12, 0, 305].map(NumberText.superscript) == ["\u{207B}¹²", "⁰", "³⁰⁵"])
    #expect(NumberText.power(log10: -3) == "0.001")
    #expect(NumberText.power(log10: -312.54) == "10^-312.5")
    #expect(NumberText.power(log10: 1e6) == "10^1000000.0")
  }
}
