import BayesNumerics
import Testing

@testable import chapter5

/// What the section finds is tried in ``CollapsedValidation``.
@Suite struct CollapsedTests {
  /// The autocorrelation of a chain x' = 0.9 x + noise is 0.9^k; 200,000 draws know it to 0.01.
  @Test func autocorrelationIsThatOfAnAutoregression() {
    var random = RandomSource(seed: 10)
    let chains = (0..<4).map { _ in
      var x = 0.0
      return (0..<50_000).map { _ -> Double in
        x = 0.9 * x + random.normal()
        return x
      }
    }
    let found = RecordedSweeps.autocorrelation(chains, lags: 0...10)
    for (lag, expected) in [(0, 1.0), (1, 0.9), (10, 0.348_678)] {
      // Bartlett: the error of a lag is below √((1 + r²)/(1 - r²)/200,000) = 0.007
      #expect(abs(found[lag] - expected) < 4.4 * 0.007)
    }
  }

  /// Chains that stay apart never forget where they are: the common mean shows it.
  @Test func chainsThatStayApartRememberForGood() {
    var random = RandomSource(seed: 11)
    let chains = [-5.0, 5].map { centre in (0..<1000).map { _ in centre + random.normal() } }
    // Between them 25, within them 1
    #expect(RecordedSweeps.autocorrelation(chains, lags: 0...100)[100] > 0.9)
  }

  /// A gain that was not computed is neither met nor missed; one below 1 is missed.
  @Test func anUnknownGainIsNotJudged() {
    #expect(ShallowNetworkChapter.collapsedClaims(gain: .nan).isEmpty)
    #expect(ShallowNetworkChapter.collapsedClaims(gain: 0.9).map(\.verdict) == [.notMet])
    #expect(ShallowNetworkChapter.collapsedClaims(gain: 1.1).map(\.verdict) == [.holds])
  }
}
