import ChapterTestSupport
import Foundation
import Inference
import Testing

@testable import chapter1

@Suite struct RealFlipsTests {
  /// The published totals and what they say, by hand: (178079 - n / 2) / (sqrt(n) / 2) = 9.12 standard
  /// deviations for the side that a coin started from.
  @Test func thePublishedTotals() {
    #expect(RealFlips.sameSide == Flips(heads: 178_079, flips: 350_757))
    #expect(RealFlips.headsUp == Flips(heads: 175_420, flips: 350_757))
    #expect(abs(RealFlips.distanceFromFair(RealFlips.sameSide) - 9.12) < 0.005)
  }

  /// By Laplace log10 K of the uniform prior is
  /// z^2 / 2 / ln 10 - log10 sqrt(2 n / pi), right to order 1 / n.
  @Test func theSameSideBiasByLaplace() {
    for data in [RealFlips.sameSide, RealFlips.headsUp] {
      let n = Double(data.flips)
      let estimate = data.share
      let logRatio =
        n * (estimate * log(2 * estimate) + (1 - estimate) * log(2 * (1 - estimate)))
      let laplace = (logRatio + 0.5 * log(2 * .pi * estimate * (1 - estimate) / n)) / log(10)
      let exact = RealFlips.bayesFactor(of: data, concentration: 1).log10
      #expect(abs(exact - laplace) < 10 / n)
    }
  }

  @Test func theTable() async throws {
    let found = try await CoinFlip.findings(CoinFlip.realFlips)
    // Computed once with scipy.special.betaln
    #expect(found.row("same side")[2] == "15.39")
    #expect(found.row("heads")[2] == "-2.67")
  }
}
