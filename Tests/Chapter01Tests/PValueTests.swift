import ChapterTestSupport
import Testing
import Workbook

@testable import chapter1

@Suite struct PValueTests {
  /// Every tail of up to 12 flips by counting all orders.
  @Test func tailsByCounting() {
    for flips in 1...12 {
      for heads in 0...flips {
        let distance = abs(2 * heads - flips)
        let far = (0..<(1 << flips)).count { orders in
          abs(2 * orders.nonzeroBitCount - flips) >= distance
        }
        let analysis = FrequentistAnalysis(data: Flips(heads: heads, flips: flips))
        #expect(abs(analysis.twoSidedTail - Double(far) / Double(1 << flips)) < 1e-14)
      }
    }
  }

  /// The two-sided p-value is that of scipy.stats.binomtest(10, 14).
  @Test func theTableOfTheLecture() async throws {
    let found = try await CoinFlip.findings(CoinFlip.pValue)
    #expect(found.row("p-value of a fair coin, both")[1] == "0.17957")
  }

  @Test func theSlipIsCorrected() async throws {
    let claims = try await CoinFlip.findings(CoinFlip.pValue).claims
    #expect(claims.allSatisfy { $0.verdict == .holds })
    #expect(claims.compactMap(\.slip) == ["E10"])
    // Another count is not the lecture's: its claims must fail
    let other = try await CoinFlip.findings(CoinFlip.pValue, ["--heads", "11", "--flips", "14"])
      .claims
    #expect(other.allSatisfy { $0.verdict == .notMet })
  }
}
