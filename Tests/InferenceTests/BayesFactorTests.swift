import Foundation
import Testing

@testable import Inference

@Suite struct BayesFactorTests {
  @Test func theRatioOfTwoEvidences() {
    let factor = BayesFactor(logEvidence: log(0.3), against: log(0.1))
    // Two logarithms and an exponential, each rounded once
    #expect(abs(factor.value - 3) < 1e-14)
    #expect(abs(factor.log10 - log10(3.0)) < 1e-15)
    #expect(abs(factor.probabilityOfFirst - 0.75) < 1e-15)
  }

  @Test func turningItAroundInverts() {
    let factor = BayesFactor(logEvidence: -3, against: -7)
    let inverse = BayesFactor(logEvidence: -7, against: -3)
    #expect(factor.logarithm == -inverse.logarithm)
    #expect(abs(factor.probabilityOfFirst + inverse.probabilityOfFirst - 1) < 1e-15)
    #expect(factor.strength == inverse.strength)
  }

  @Test func evidencesFarBelowTheSmallestNumberStillCompare() {
    let factor = BayesFactor(logEvidence: -20_000, against: -20_001)
    #expect(abs(factor.value - exp(1)) < 1e-11)
    #expect(BayesFactor(logEvidence: 0, against: -20_000).probabilityOfFirst == 1)
    #expect(BayesFactor(logEvidence: -20_000, against: 0).probabilityOfFirst == 0)
  }

  @Test(arguments: [
    (1.21, BayesFactor.Strength.negligible), (3.1, .negligible), (3.2, .substantial),
    (9.9, .substantial), (10.1, .strong), (99, .strong), (101, .decisive), (1e9, .decisive),
  ]) func jeffreysScale(k: Double, strength: BayesFactor.Strength) {
    #expect(BayesFactor(logEvidence: log(k), against: 0).strength == strength)
    #expect(BayesFactor(logEvidence: 0, against: log(k)).strength == strength)
  }

  @Test func anUndefinedFactorIsWorthNothing() {
    #expect(BayesFactor(logEvidence: .nan, against: 0).strength == .negligible)
  }
}
