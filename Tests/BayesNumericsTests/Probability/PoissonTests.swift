import BayesNumerics
import TestSupport
import Testing

@Suite struct PoissonTests {
  @Test func itDoesNotContradictItself() {
    for mean in [0.3, 3, 47.5, 1e4] {
      let found = contradictions(of: Poisson(mean: mean))
      #expect(found.isEmpty, "\(found)")
    }
  }

  /// 16 units of a logarithm.
  @Test func logDensityIsRightAtAnySize() {
    let found = worst(poissonMassLiterals) { row in
      logarithmError(Poisson(mean: row[0]).logDensity(Int(row[1])), row[2])
    }
    #expect(found.error <= 16, "\(found.row)")
  }

  @Test func nothingExpectedIsNothing() {
    let nothing = Poisson(mean: 0)
    #expect(nothing.logDensity(0) == 0 && nothing.logDensity(1) == -.infinity)
    #expect(nothing.cumulative(0) == 1 && nothing.upperTail(0) == 0)
    #expect(nothing.quantile(1) == 0)
    #expect(Poisson(mean: 3).quantile(1) == Int.max)
    #expect(Poisson(mean: 3).mode == 3)
  }

  /// Tails of 1e-9 and less keep their digits, which one minus the other tail would not: 10 units
  /// times (1 + κ), κ units being what a rounding of the mean does already.
  @Test func deepTailsKeepTheirDigits() {
    let found = worst(poissonTailLiterals) { row in
      let distribution = Poisson(mean: row[0])
      return max(
        relativeError(distribution.cumulative(Int(row[1])), row[2]) / (1 + row[4]),
        relativeError(distribution.upperTail(Int(row[1])), row[3]) / (1 + row[5]))
    }
    #expect(found.error <= 10, "\(found.row)")
  }
}
