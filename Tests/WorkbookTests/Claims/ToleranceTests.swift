import Testing

@testable import Workbook

@Suite struct ToleranceTests {
  @Test(
    "Half a unit of the last decimal, its edge included",
    arguments: [
      (0.7143, 0.71, 2, true), (0.715, 0.71, 2, true), (0.705, 0.71, 2, true),
      (0.715_000_1, 0.71, 2, false), (0.704_999_9, 0.71, 2, false), (1.20999, 1.2, 1, true),
      (9.4, 9, 0, true), (9.6, 9, 0, false), (1_250, 1_200, -2, true), (1_251, 1_200, -2, false),
      (-0.7143, 0.71, 2, false),
    ])
  func rounding(computed: Double, published: Double, decimals: Int, expected: Bool) {
    #expect(Tolerance.rounded(decimals: decimals).agrees(computed, with: published) == expected)
  }

  @Test func monteCarloIsRefusedJustOutsideItsWidth() {
    let tolerance = Tolerance.monteCarlo(standardError: 0.01)
    #expect(tolerance.agrees(0.5 + 0.044_171, with: 0.5))
    #expect(!tolerance.agrees(0.5 + 0.044_172, with: 0.5))
    // Two-sided normal tail at the width is 1e-5
    #expect(Tolerance.monteCarloWidth > 4.417 && Tolerance.monteCarloWidth < 4.418)
  }

  @Test func relativeAndAbsoluteBounds() {
    let relative = Tolerance.relative(1e-6, because: "a test")
    #expect(relative.agrees(1_000_000.9, with: 1_000_000))
    #expect(!relative.agrees(1_000_001.1, with: 1_000_000))
    #expect(relative.agrees(0, with: 0))
    #expect(!relative.agrees(1e-300, with: 0))
    let absolute = Tolerance.absolute(1e-6, because: "a test")
    #expect(absolute.agrees(1e-7, with: 0))
    #expect(!absolute.agrees(2e-6, with: 0))
  }

  @Test(
    "Nothing undefined agrees, not even with itself",
    arguments: [
      Tolerance.rounded(decimals: 2), .monteCarlo(standardError: 1),
      .relative(1, because: "a test"),
      .absolute(1, because: "a test"),
    ])
  func undefinedNumbers(tolerance: Tolerance) {
    for value in [Double.nan, .infinity, -.infinity] {
      #expect(!tolerance.agrees(value, with: value))
      #expect(!tolerance.agrees(value, with: 1))
      #expect(!tolerance.agrees(1, with: value))
    }
  }

  @Test(
    "A bound that is no bound lets nothing through",
    arguments: [
      Double.nan, .infinity, -1,
    ])
  func badBounds(bound: Double) {
    #expect(!Tolerance.monteCarlo(standardError: bound).agrees(1, with: 1))
    #expect(!Tolerance.relative(bound, because: "a test").agrees(1, with: 1))
    #expect(!Tolerance.absolute(bound, because: "a test").agrees(1, with: 1))
  }

  @Test func aBoundOfNothingAsksForEquality() {
    #expect(Tolerance.monteCarlo(standardError: 0).agrees(1, with: 1))
    #expect(!Tolerance.monteCarlo(standardError: 0).agrees(1.nextUp, with: 1))
  }

  @Test func textsNameTheReason() {
    #expect(Tolerance.rounded(decimals: 2).text == "half a unit of decimal 2")
    #expect(Tolerance.rounded(decimals: -2).text == "half of 100")
    #expect(Tolerance.monteCarlo(standardError: 0.0012).text == "4.42 standard errors of 0.0012")
    #expect(Tolerance.relative(1e-10, because: "one sum").text == "1e-10 relative: one sum")
  }
}
