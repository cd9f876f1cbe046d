import BayesNumerics
import TestSupport
import Testing

@Suite struct GoodnessOfFitTests {
  /// p-values of 500 right samples, in `make validate` of 2,000, are uniform themselves: twenty bins of 25 or of 100,
  /// false-alarm rate 1e-6. The control: those of samples that are a little wrong are not.
  @Test func pValuesOfRightSamplesAreUniform() {
    let samples = Validation.isLong ? 2000 : 500
    func pValues(stretchedBy factor: Double) -> [Double] {
      (0..<samples).map { index in
        var random = RandomSource(seed: 91).stream(index)
        let draws = (0..<5000).map { _ in factor * random.normal() }
        return BinnedCounts(draws, against: Normal()).pValue
      }
    }
    func evenness(_ values: [Double]) -> BinnedCounts {
      var observed = [Int](repeating: 0, count: 20)
      for value in values { observed[min(19, Int(value * 20))] += 1 }
      return BinnedCounts(
        observed: observed, expected: [Double](repeating: Double(samples) / 20, count: 20))
    }
    #expect(!evenness(pValues(stretchedBy: 1)).rejects())
    #expect(evenness(pValues(stretchedBy: 1.03)).rejects())
  }

  /// Pearson's statistic by hand: (12 - 10)²/10 + (8 - 10)²/10 = 0.8, one degree of freedom, and
  /// the χ²₁ tail there is erfc(√0.4).
  @Test func theStatisticIsPearsons() {
    let counts = BinnedCounts(observed: [12, 8], expected: [10, 10])
    #expect(relativeError(counts.statistic, 0.8) <= 2)
    #expect(relativeError(counts.pValue, complementaryErrorFunction(0.4.squareRoot())) <= 8)
  }

  @Test func lostDrawsAreRefused() {
    var random = RandomSource(seed: 92)
    var draws = Uniform().samples(5000, using: &random)
    #expect(!BinnedCounts(draws, against: Uniform()).rejects())
    draws[17] = .nan
    #expect(BinnedCounts(draws, against: Uniform()).rejects())
    draws[17] = 1.5
    #expect(BinnedCounts(draws, against: Uniform()).rejects())
  }
}
