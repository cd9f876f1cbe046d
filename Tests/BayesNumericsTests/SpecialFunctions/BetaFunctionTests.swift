import BayesNumerics
import TestSupport
import Testing

@Suite struct BetaFunctionTests {
  /// Eight rounded terms; log B may be near zero, so its error is that of a logarithm.
  @Test func logBetaIsRightToEightUlp() {
    let found = worst(logBetaLiterals) {
      max(
        logarithmError(logBeta($0[0], $0[1]), $0[2]), logarithmError(logBeta($0[1], $0[0]), $0[2]))
    }
    #expect(found.error <= 8, "\(found.row)")
  }

  @Test func logBinomialCoefficientIsRightToSixteenUlp() {
    let found = worst(logBinomialLiterals) {
      relativeError(logBinomialCoefficient(Int($0[0]), Int($0[1])), $0[2])
    }
    #expect(found.error <= 16, "\(found.row)")
  }

  /// What the textbook formula loses at n = 1e8: the test above can fail.
  @Test func differencesOfLogGammaWouldFail() {
    let found = worst(logBinomialLiterals) { row in
      let naive = logGamma(row[0] + 1) - logGamma(row[1] + 1) - logGamma(row[0] - row[1] + 1)
      return relativeError(naive, row[2])
    }
    #expect(found.error > 1e6)
  }

  @Test func edgesAreValues() {
    #expect(logBeta(1, 1) == 0)
    #expect(logBeta(0, 2) == .infinity)
    #expect(logBeta(.infinity, 2) == -.infinity)
    #expect(logBeta(0, .infinity).isNaN)
    #expect(logBeta(-1, 2).isNaN)
    #expect(logBeta(.nan, 2).isNaN)
    #expect(logBinomialCoefficient(7, 0) == 0)
    #expect(logBinomialCoefficient(7, 7) == 0)
    #expect(logBinomialCoefficient(7, 8) == -.infinity)
    #expect(logBinomialCoefficient(7, -1) == -.infinity)
    #expect(logBinomialCoefficient(7.0, 7.5).isNaN)
    #expect(logBinomialCoefficient(-2, 1).isNaN)
  }
}
