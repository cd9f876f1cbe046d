import BayesNumerics
import Testing

@testable import Inference

@Suite struct SampleQuantileTests {
  /// NumPy's `quantile`, by hand: place 1 + 3p.
  @Test func isTypeSeven() {
    let sorted: [Double] = [1, 2, 4, 8]
    for (probability, expected) in [(0.0, 1.0), (0.25, 1.75), (0.5, 3), (0.75, 5), (1, 8)] {
      #expect(sampleQuantile(probability, ofSorted: sorted) == expected)
    }
  }

  @Test func outOfDomainIsNaN() {
    for probability in [-0.1, 1.1, .nan] {
      #expect(sampleQuantile(probability, ofSorted: [1, 2]).isNaN)
    }
    #expect(sampleQuantile(0.5, ofSorted: []).isNaN)
    #expect(sampleQuantile(0.3, ofSorted: [7]) == 7)
  }

  /// Where place (n - 1)p is a whole number the quantile is that draw, whatever p·(n - 1) rounds to;
  /// between equal draws it is their value, though (1 - w)x + wx may round away from it.
  @Test func isExactAtDrawsAndTies() {
    for hundredths in 1..<100 {
      let probability = Double(hundredths) / 100
      let sorted = (0...100).map { 0.1 + Double($0) / 3 }
      #expect(sampleQuantile(probability, ofSorted: sorted) == sorted[hundredths])
      #expect(sampleQuantile(probability, ofSorted: [0.1, 0.1, 0.1, 0.1]) == 0.1)
    }
  }
}
