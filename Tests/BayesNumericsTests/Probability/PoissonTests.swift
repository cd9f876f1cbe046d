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
}
