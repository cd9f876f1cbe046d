import BayesNumerics
import Testing

@testable import chapter3

@Suite struct OutsideTheDataTests {
  /// The average has the mean and variance of the mixture by hand, and is wider than its winner outside.
  @Test func theAverageCountsEveryOrder() async throws {
    let comparison = try await compared()
    for x in [0.0, 4] {
      let average = comparison.averages(at: [x])[0]
      var mean = 0.0
      var square = 0.0
      for order in comparison.orders {
        let prediction = comparison.predictions(order: order, at: [x])[0]
        mean += comparison.probability(of: order) * prediction.mean
        square +=
          comparison.probability(of: order)
          * (prediction.variance + prediction.mean * prediction.mean)
      }
      // Orders below a billionth are left out
      #expect(abs(average.mean - mean) < 1e-6)
      #expect(abs(average.variance - (square - mean * mean)) < 1e-5)
    }
    #expect(
      comparison.averages(at: [4])[0].standardDeviation
        > comparison.predictions(order: 2, at: [4])[0].standardDeviation)
  }

  /// Every size of a probability in words, also those that a format writes without an exponent.
  @Test(arguments: [
    (1, "1"), (0.94, "0.94"), (0.056, "0.056"), (0.001, "0.001"), (0.000_32, "0.0003"),
    (0.000_1, "0.0001"), (0.000_099_99, "0.0001"), (3.3e-6, "3·10⁻⁶"), (2e-308, "2·10⁻³⁰⁸"),
    (0, "below 10⁻³⁰⁰"),
  ]) func aProbabilityIsReadable(probability: Double, words: String) {
    #expect(PolynomialEvidence.probabilityInWords(probability) == words)
  }
}
