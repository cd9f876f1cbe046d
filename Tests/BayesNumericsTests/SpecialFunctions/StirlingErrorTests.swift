import BayesNumerics
import TestSupport
import Testing

@Suite struct StirlingErrorTests {
  /// Ten steps of the recurrence, all of one sign, each rounded.
  @Test func stirlingErrorIsRightToEightUlp() {
    let found = worst(stirlingErrorLiterals) { relativeError(stirlingError($0[0]), $0[1]) }
    #expect(found.error <= 8, "\(found.row)")
  }

  @Test func devianceTermIsRightToEightUlp() {
    let found = worst(devianceTermLiterals) {
      relativeError(devianceTerm($0[0], mean: $0[1]), $0[2])
    }
    #expect(found.error <= 8, "\(found.row)")
  }

  @Test func edgesAreValues() {
    #expect(stirlingError(0) == .infinity)
    #expect(stirlingError(.infinity) == 0)
    #expect(stirlingError(-1).isNaN)
    #expect(stirlingError(.nan).isNaN)
    #expect(devianceTerm(3, mean: 3) == 0)
    #expect(devianceTerm(0, mean: 3) == 3)
    #expect(devianceTerm(3, mean: 0) == .infinity)
    #expect(devianceTerm(3, mean: .infinity) == .infinity)
    #expect(devianceTerm(-1, mean: 2).isNaN)
    #expect(devianceTerm(1, mean: .nan).isNaN)
  }
}
