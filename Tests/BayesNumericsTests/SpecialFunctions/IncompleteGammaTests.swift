import BayesNumerics
import TestSupport
import Testing

@Suite struct IncompleteGammaTests {
  /// 5 units times (1 + κ): κ units are what a rounding of the argument does already.
  @Test func bothTailsAreRightToTheirCondition() {
    let lower = worst(incompleteGammaLiterals) {
      relativeError(regularizedLowerIncompleteGamma($0[1], shape: $0[0]), $0[2]) / (1 + $0[4])
    }
    #expect(lower.error <= 5, "\(lower.row)")
    let upper = worst(incompleteGammaLiterals) {
      relativeError(regularizedUpperIncompleteGamma($0[1], shape: $0[0]), $0[3]) / (1 + $0[5])
    }
    #expect(upper.error <= 5, "\(upper.row)")
  }

  /// 10 units times (1 + 1/κ).
  @Test func inversesAreRightToTheirCondition() {
    let found = worst(inverseGammaLiterals) { row in
      let x =
        row[2] == 0
        ? inverseRegularizedLowerIncompleteGamma(row[1], shape: row[0])
        : inverseRegularizedUpperIncompleteGamma(row[1], shape: row[0])
      return relativeError(x, row[3]) / (1 + row[4])
    }
    #expect(found.error <= 10, "\(found.row)")
  }

  @Test func edgesAreValues() {
    #expect(regularizedLowerIncompleteGamma(0, shape: 2) == 0)
    #expect(regularizedLowerIncompleteGamma(.infinity, shape: 2) == 1)
    #expect(regularizedUpperIncompleteGamma(0, shape: 2) == 1)
    #expect(regularizedUpperIncompleteGamma(.infinity, shape: 2) == 0)
    #expect(inverseRegularizedLowerIncompleteGamma(0, shape: 2) == 0)
    #expect(inverseRegularizedLowerIncompleteGamma(1, shape: 2) == .infinity)
    #expect(inverseRegularizedUpperIncompleteGamma(0, shape: 2) == .infinity)
    #expect(inverseRegularizedUpperIncompleteGamma(1, shape: 2) == 0)
    for (x, shape) in [(-1.0, 2.0), (1.5, 0), (1.5, -1), (.nan, 2), (1.5, .nan), (1.5, .infinity)] {
      #expect(regularizedLowerIncompleteGamma(x, shape: shape).isNaN)
      #expect(regularizedUpperIncompleteGamma(x, shape: shape).isNaN)
      #expect(inverseRegularizedLowerIncompleteGamma(x, shape: shape).isNaN)
      #expect(inverseRegularizedUpperIncompleteGamma(x, shape: shape).isNaN)
    }
  }
}
