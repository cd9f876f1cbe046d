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

  /// Values by mpmath 1.3 with 60 digits, from the same series. 4e-15 (1 + |result|) is what the
  /// saddle-point mass promises where P underflows; where it does not, log P of a P right to 5e-15.
  @Test func theLogarithmOfTheLowerTailOutlivesIt() {
    let rows: [[Double]] = [
      [4, 5, -0.30792003929888539315], [301, 5, -941.15545462374343454],
      [1e6, 5, -11_206_085.472219069242], [1000.5, 300.25, -508.00845508697639874],
      [2e4, 1.1e4, -2961.8123296336557615], [1e8, 9.9e7, -5039.1095578395549991],
      [0.5, 1e-300, -345.26698171147160737], [3, 1e-200, -1383.3428152656554655],
      [1e9, 1e-3, -26_631_021_127.210119639],
    ]
    for row in rows {
      let computed = logRegularizedLowerIncompleteGamma(row[1], shape: row[0])
      // At a = 1e8 the condition of P, 1e6, takes what it may take of the argument's rounding
      let condition = abs(row[1] - row[0]) / row[0] * row[0].squareRoot()
      #expect(
        abs(computed - row[2]) <= 4e-15 * (1 + abs(row[2]) + condition), "\(row): \(computed)")
    }
    // The control: the plain tail has no logarithm left
    #expect(regularizedLowerIncompleteGamma(5, shape: 301) == 0)
    #expect(logRegularizedLowerIncompleteGamma(0, shape: 2) == -.infinity)
    #expect(logRegularizedLowerIncompleteGamma(.infinity, shape: 2) == 0)
    for (x, shape) in [(-1.0, 2.0), (1.5, 0), (.nan, 2), (1.5, .nan), (1.5, .infinity)] {
      #expect(logRegularizedLowerIncompleteGamma(x, shape: shape).isNaN)
    }
  }
}
