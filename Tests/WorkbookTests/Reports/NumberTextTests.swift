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
}
