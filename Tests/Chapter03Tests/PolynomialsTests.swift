import BayesNumerics
import Foundation
import Testing

@testable import chapter3

@Suite struct PolynomialsTests {
  /// Chebyshev polynomials are cosines, Tⱼ(cos t) = cos jt; powers are powers. 12 steps of the recurrence.
  @Test func theBasesAreWhatTheyAreCalled() {
    let x = [-2.0, -0.7, 1, 2.4, 3]
    let chebyshev = Polynomials(.chebyshev, over: -2...3).features(at: x, order: 12)
    let monomial = Polynomials(.monomial, over: -2...3).features(at: x, order: 12)
    for (i, x) in x.enumerated() {
      for j in 0...12 {
        #expect(abs(chebyshev[i, j] - cos(Double(j) * acos((x - 0.5) / 2.5))) < 1e-13)
        #expect(abs(monomial[i, j] / pow(x, Double(j)) - 1) < 1e-14)
      }
    }
  }

  @Test func theRangeOfTheLectureIsThatOfItsPoints() {
    let x = LectureData.points.map(\.x)
    #expect(x.min() == LectureData.range.lowerBound && x.max() == LectureData.range.upperBound)
  }
}
