import Testing

@testable import Plotting

@Suite struct RankHistogramsTests {
  @Test func interleavedChainsAreEvenAndSeparateOnesAreNot() {
    let ranks = (1...200).map(Double.init)
    let even = RankHistograms(
      ranks: [0, 1].map { chain in ranks.filter { Int($0) % 2 == chain } }, bins: 10)
    #expect(even.counts == [[Double]](repeating: [Double](repeating: 10, count: 10), count: 2))
    #expect(even.expected == 10 && even.total == 200 && even.top == 20)

    let apart = RankHistograms(ranks: [Array(ranks[..<100]), Array(ranks[100...])], bins: 10)
    #expect(apart.counts[0] == [20, 20, 20, 20, 20, 0, 0, 0, 0, 0])
    #expect(apart.counts[1] == apart.counts[0].reversed())
  }

  @Test func ranksThatAreNoneAreLeftOut() {
    #expect(RankHistograms(ranks: [[.nan, 1, 7]], bins: 1).counts == [[1]])
    #expect(RankHistograms(ranks: []).panel(x: "rank", "r").x.range == -0.5...0.5)
  }

  @Test func thePanelHasALineAtTheExpectedHeight() {
    let panel = RankHistograms(ranks: [[1, 2, 3, 4]], bins: 2).panel(x: "rank", "r")
    #expect(panel.layers.count == 2)
    #expect(panel.layers[1].data?.rows == [[0, 2], [2, 2], [2, 2], [4, 2]])
    #expect(panel.y.range == 0...4.2)
  }
}
