import BayesNumerics
import TestSupport
import Testing

@Suite struct BinomialTests {
  @Test func itDoesNotContradictItself() {
    for (n, p) in [(14, 0.5), (100, 0.03), (5000, 0.999), (350_757, 0.5)] {
      let found = contradictions(of: Binomial(trials: n, probability: p))
      #expect(found.isEmpty, "\(found)")
    }
  }

  /// 16 units of a logarithm; beside a rounding of p, which n |k/n - p| / (1 - p) multiplies.
  @Test func logDensityIsRightAtAnySize() {
    let found = worst(binomialMassLiterals) { row in
      let computed = Binomial(trials: Int(row[0]), probability: row[2]).logDensity(Int(row[1]))
      let condition = abs(row[1] - row[0] * row[2]) / (1 - row[2])
      return abs(computed - row[3]) / .ulpOfOne / (1 + abs(row[3]) + condition)
    }
    #expect(found.error <= 16, "\(found.row)")
  }

  /// The lecture's case: P(X ≥ 10) of 14 fair flips is 1471 / 16384, exact sums of binomial
  /// coefficients.
  @Test func theTailOfFourteenFlipsIsExact() {
    let flips = Binomial(trials: 14, probability: 0.5)
    #expect(relativeError(flips.upperTail(9), 1471.0 / 16384) <= 4)
    #expect(relativeError(flips.density(10), 1001.0 / 16384) <= 8)
  }

  @Test func certaintiesAndBoundsAreValues() {
    let never = Binomial(trials: 5, probability: 0)
    let always = Binomial(trials: 5, probability: 1)
    #expect(never.logDensity(0) == 0 && never.logDensity(1) == -.infinity)
    #expect(always.logDensity(5) == 0 && always.logDensity(4) == -.infinity)
    #expect(never.cumulative(0) == 1 && never.upperTail(0) == 0)
    #expect(always.cumulative(4) == 0 && always.upperTail(4) == 1)
    #expect(never.mode == 0 && always.mode == 5)
    #expect(Binomial(trials: 5, probability: 0.5).logDensity(6) == -.infinity)
    #expect(Binomial(trials: 5, probability: 0.5).logDensity(-1) == -.infinity)
    #expect(Binomial(trials: 0, probability: 0.5).logDensity(0) == 0)
    #expect(Binomial(trials: 14, probability: 0.5).quantile(0) == 0)
    #expect(Binomial(trials: 14, probability: 0.5).quantile(1) == 14)
    #expect(Binomial(trials: 14, probability: 0.5).upperTailQuantile(0) == 14)
  }

  /// Tails of 1e-9 and less keep their digits, which one minus the other tail would not: 10 units
  /// times (1 + κ), κ units being what a rounding of the probability does already.
  @Test func deepTailsKeepTheirDigits() {
    let found = worst(binomialTailLiterals) { row in
      let distribution = Binomial(trials: Int(row[0]), probability: row[2])
      return max(
        relativeError(distribution.cumulative(Int(row[1])), row[3]) / (1 + row[5]),
        relativeError(distribution.upperTail(Int(row[1])), row[4]) / (1 + row[6]))
    }
    #expect(found.error <= 10, "\(found.row)")
  }
}
