import BayesNumerics
import TestSupport
import Testing

@Suite struct GammaFunctionTests {
  /// One rounding of the function, one of the literal, and room for a platform without long double.
  @Test func logGammaIsRightToFourUlp() {
    let found = worst(logGammaLiterals) { relativeError(logGamma($0[0]), $0[1]) }
    #expect(found.error <= 4, "\(found.row)")
  }

  @Test func digammaIsRightToFourUlp() {
    let found = worst(logGammaLiterals) { relativeError(digamma($0[0]), $0[2]) }
    #expect(found.error <= 4, "\(found.row)")
  }

  @Test func polesAndNoNumbersAreValues() {
    #expect(logGamma(0) == .infinity)
    #expect(logGamma(-3) == .infinity)
    #expect(logGamma(.infinity) == .infinity)
    #expect(logGamma(1) == 0)
    #expect(logGamma(2) == 0)
    #expect(logGamma(1e308) == .infinity)
    #expect(logGamma(.nan).isNaN)
    #expect(logGamma(-.infinity).isNaN)
    #expect(digamma(0).isNaN)
    #expect(digamma(-2).isNaN)
    #expect(digamma(.nan).isNaN)
  }
}
