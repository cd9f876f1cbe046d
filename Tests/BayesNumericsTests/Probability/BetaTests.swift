import BayesNumerics
import RealModule
import TestSupport
import Testing

@Suite struct BetaTests {
  @Test func itDoesNotContradictItself() {
    for (a, b) in [(11.0, 5.0), (1, 1), (20, 14), (1, 3), (2.5, 1), (300, 700)] {
      #expect(
        contradictions(of: Beta(a: a, b: b)).isEmpty, "\(contradictions(of: Beta(a: a, b: b)))")
    }
    // Infinite at an end: the integrals would converge too slowly to compare.
    for (a, b) in [(0.5, 0.5), (0.3, 4.0), (3, 0.2)] {
      let found = contradictions(of: Beta(a: a, b: b), integrable: false)
      #expect(found.isEmpty, "\(found)")
    }
  }

  /// 16 units of a logarithm beside what a rounding of x does.
  @Test func logDensityIsRightAtAnyShape() {
    let found = worst(betaDensityLiterals) { row in
      let computed = Beta(a: row[0], b: row[1]).logDensity(row[2])
      return abs(computed - row[3]) / .ulpOfOne / (1 + abs(row[3]) + row[4])
    }
    #expect(found.error <= 16, "\(found.row)")
  }

  @Test func endsHaveTheirLimits() {
    #expect(Beta(a: 1, b: 3).logDensity(0) == Double.log(3))
    #expect(Beta(a: 3, b: 1).logDensity(1) == Double.log(3))
    #expect(Beta(a: 1, b: 1).logDensity(0) == 0)
    #expect(Beta(a: 1, b: 1).logDensity(1) == 0)
    #expect(Beta(a: 0.5, b: 3).logDensity(0) == .infinity)
    #expect(Beta(a: 3, b: 0.5).logDensity(1) == .infinity)
    #expect(Beta(a: 2, b: 3).logDensity(0) == -.infinity)
    #expect(Beta(a: 2, b: 3).logDensity(1) == -.infinity)
    #expect(Beta(a: 0.5, b: 0.5).logDensity(-0.1) == -.infinity)
    #expect(Beta(a: 0.5, b: 0.5).logDensity(1.1) == -.infinity)
  }

  @Test func modesAreWhereTheyShouldBe() {
    #expect(Beta(a: 11, b: 5).mode == 10.0 / 14)
    #expect(Beta(a: 1, b: 1).mode == nil)
    #expect(Beta(a: 0.5, b: 0.5).mode == nil)
    #expect(Beta(a: 1, b: 2).mode == 0)
    #expect(Beta(a: 2, b: 0.5).mode == 1)
  }

  /// Tails of 1e-9 and less keep their digits, which one minus the other tail would not: 10 units
  /// times (1 + κ), κ units being what a rounding of x does already.
  @Test func deepTailsKeepTheirDigits() {
    let found = worst(betaTailLiterals) { row in
      let distribution = Beta(a: row[0], b: row[1])
      return max(
        relativeError(distribution.cumulative(row[2]), row[3]) / (1 + row[5]),
        relativeError(distribution.upperTail(row[2]), row[4]) / (1 + row[6]))
    }
    #expect(found.error <= 10, "\(found.row)")
  }
}
