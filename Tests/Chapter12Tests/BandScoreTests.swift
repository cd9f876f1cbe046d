import BayesNumerics
import Inference
import Testing

@testable import chapter12

@Suite struct BandScoreTests {
  private func scores(_ inside: [Int]) -> [BandScore] {
    inside.map { BandScore(inside: $0, count: 20, logScore: 0) }
  }

  /// Shares 0 and 1 in turn have covariances 1/4, -9/40, 1/5 at lags 0 to 2 of ten: with Bartlett's weights 2/3 and 1/3
  /// the sum is 1/4 - 3/10 + 2/15 = 1/12, and the variance of the mean that over nine.
  @Test func theErrorIsBartletts() throws {
    let turns = (0..<10).map { $0.isMultiple(of: 2) ? 20 : 0 }
    let error = try #require(BandScore.shareError(scores(turns), overlap: 1))
    #expect(abs(error * error - 1.0 / 12 / 9) < 1e-12)
    #expect(BandScore.shareError(scores([20, 19, 18, 20, 20, 17, 20]), overlap: 1) == nil)
    #expect(BandScore.total(scores([20, 10])).share == 0.75)
  }

  /// Shares that three origins in a row have in common: the variance of their mean is three times that of independent
  /// ones. Bartlett's weights and the mean taken off lose a quarter of it; taking origins for independent loses two thirds.
  @Test func itKnowsOfCorrelation() {
    var random = RandomSource(seed: 3)
    var (means, squares) = ([Double](), [Double]())
    for _ in 0..<300 {
      let noise = (0..<42).map { _ in random.normal() }
      let inside = (0..<40).map { place -> Int in
        let state = (noise[place] + noise[place + 1] + noise[place + 2]) / 3.squareRoot()
        return min(1000, max(0, Int(500 + 100 * state)))
      }
      let scores = inside.map { BandScore(inside: $0, count: 1000, logScore: 0) }
      means.append(sampleMean(scores.map(\.share)))
      let error = BandScore.shareError(scores, overlap: 2) ?? .nan
      squares.append(error * error)
    }
    let ratio = sampleMean(squares) / sampleVariance(means)
    // 300 means: their variance has a standard error of 8 %
    #expect(ratio > 0.75 * 0.68 && ratio < 1.2, "\(ratio)")
    // Negative control
    #expect(0.01 / 40 / sampleVariance(means) < 0.33 * 1.32)
  }
}
