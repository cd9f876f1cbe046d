import Testing

@testable import BayesNumerics

@Suite struct EvenlySpacedTests {
  @Test func bothEndsAreThere() {
    #expect([Double].evenlySpaced(from: 0, to: 5, count: 6) == [0, 1, 2, 3, 4, 5])
    #expect([Double].evenlySpaced(from: 1, to: -1, count: 2) == [1, -1])
  }

  @Test func centresLieHalfACellFromTheEnds() {
    #expect([Double].cellCentres(from: 0, to: 6, count: 3) == [1, 3, 5])
    #expect([Double].cellCentres(from: 1, to: -1, count: 1) == [0])
  }

  /// Two logarithms and an exponential: a few ulps.
  @Test func ratiosAreEqual() {
    let numbers = [Double].equalRatios(from: 1, to: 1000, count: 4)
    for (number, expected) in zip(numbers, [1, 10, 100, 1000] as [Double]) {
      #expect(abs(number / expected - 1) < 1e-14)
    }
  }
}
