import BayesNumerics
import TestSupport
import Testing

@Suite struct ErrorFunctionTests {
  /// 0.8 ulp measured, half a unit of the literal, and room for a platform without long double.
  @Test func errorFunctionsAreRightToTwoUlp() {
    let found = worst(errorFunctionLiterals) {
      [
        relativeError(errorFunction($0[0]), $0[1]),
        relativeError(errorFunction(-$0[0]), -$0[1]),
        relativeError(complementaryErrorFunction($0[0]), $0[2]),
        relativeError(complementaryErrorFunction(-$0[0]), $0[3]),
      ].max() ?? .nan
    }
    #expect(found.error <= 2, "\(found.row)")
  }

  @Test func inversesAreRightToFourUlp() {
    let found = worst(inverseErrorFunctionLiterals) {
      [
        relativeError(inverseErrorFunction($0[0]), $0[1]),
        relativeError(inverseComplementaryErrorFunction($0[0]), $0[2]),
        relativeError(standardNormalQuantile($0[0]), $0[3]),
      ].max() ?? .nan
    }
    #expect(found.error <= 4, "\(found.row)")
  }

  @Test func edgesAreValues() {
    #expect(errorFunction(.infinity) == 1)
    #expect(errorFunction(.nan).isNaN)
    #expect(complementaryErrorFunction(.infinity) == 0)
    #expect(complementaryErrorFunction(-.infinity) == 2)
    #expect(inverseErrorFunction(1) == .infinity)
    #expect(inverseErrorFunction(-1) == -.infinity)
    #expect(inverseErrorFunction(1.5).isNaN)
    #expect(inverseComplementaryErrorFunction(0) == .infinity)
    #expect(inverseComplementaryErrorFunction(2) == -.infinity)
    #expect(inverseComplementaryErrorFunction(-1).isNaN)
    #expect(standardNormalQuantile(0) == -.infinity)
    #expect(standardNormalQuantile(1) == .infinity)
    #expect(standardNormalQuantile(0.5) == 0)
    #expect(standardNormalQuantile(.nan).isNaN)
    #expect(standardNormalQuantile(-0.1).isNaN)
  }
}
