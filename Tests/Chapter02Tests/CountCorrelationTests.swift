import BayesNumerics
import Testing

@testable import chapter2

@Suite struct CountCorrelationTests {
  /// False alarms at the level 0.01: of 1000 pairs 10 ± 3.1, more than 30 once in 10^7 times; a common source
  /// of half of the events of either sensor is the misfit, and found in nearly all of 200 sets.
  @Test func aCommonSourceIsFound() {
    var random = RandomSource(seed: 35)
    func counts(_ rate: Double) -> [Int] { Poisson(mean: rate).samples(60, using: &random) }
    let right = (0..<1000).count { _ in
      CountCorrelation(of: counts(4), and: counts(2)).check?.isMisfit == true
    }
    #expect(right < 31)
    let wrong = (0..<200).count { _ in
      let common = counts(2)
      return CountCorrelation(
        of: zip(common, counts(2)).map(+), and: zip(common, counts(2)).map(+)
      ).check?.isMisfit == true
    }
    #expect(wrong > 180)
  }

  @Test func equalOrFewCountsHaveNoCorrelation() {
    #expect(CountCorrelation(of: [Int](repeating: 3, count: 30), and: Array(0..<30)).check == nil)
    #expect(CountCorrelation(of: [1, 2, 3], and: [3, 2, 1]).check == nil)
  }
}
