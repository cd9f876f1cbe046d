import BayesNumerics
import TestSupport
import Testing

@testable import struct BayesNumerics.Ziggurat

@Suite struct NormalVariateTests {
  private func draws(_ count: Int, seed: UInt64) -> [Double] {
    var random = RandomSource(seed: seed)
    return (0..<count).map { _ in random.normal() }
  }

  @Test func layersReachTheTop() {
    let ziggurat = Ziggurat.shared
    // The 256th layer ends at the peak: 255 sums, each rounded, from an edge known to 1e-16.
    let area = ziggurat.edges[0] * ziggurat.heights[1]
    #expect(abs(ziggurat.heights[255] + area / ziggurat.edges[255] - 1) <= 1e-12)
    #expect(zip(ziggurat.edges, ziggurat.edges.dropFirst()).allSatisfy { $0 > $1 })
  }

  @Test func drawsAreNormal() {
    for seed in UInt64(1)...5 {
      #expect(!BinnedCounts(draws(400_000, seed: seed), against: Normal()).rejects())
    }
  }

  /// Beyond the ziggurat's edge at 3.654 the tail is the tail: about 1,032 of 4 million draws, in
  /// the bins of the distribution function given that it is there.
  @Test func theTailIsTheTail() {
    let edge = Ziggurat.shared.edges[1]
    let beyond = draws(4_000_000, seed: 6).map(abs).filter { $0 > edge }
    let expected = 4e6 * 2 * Normal().upperTail(edge)
    // 5 standard errors of a Poisson count: false-alarm rate 6e-7.
    #expect(abs(Double(beyond.count) - expected) <= 5 * expected.squareRoot())
    let levels = beyond.map { Normal().upperTail($0) / Normal().upperTail(edge) }
    var observed = [Int](repeating: 0, count: 8)
    for level in levels { observed[min(7, Int(level * 8))] += 1 }
    let even = [Double](repeating: Double(beyond.count) / 8, count: 8)
    #expect(!BinnedCounts(observed: observed, expected: even).rejects())
  }

  @Test func wrongNormalsAreRefused() {
    let draws = draws(400_000, seed: 1)
    #expect(BinnedCounts(draws, against: Normal(standardDeviation: 1.02)).rejects())
    #expect(BinnedCounts(draws, against: Normal(mean: 0.02)).rejects())
    #expect(BinnedCounts(draws.map { 2 * $0 }, against: Normal(standardDeviation: 4)).rejects())
    // A tail folded back from 3.4 on, and one side only.
    #expect(BinnedCounts(draws.map { abs($0) > 3.4 ? $0 / 2 : $0 }, against: Normal()).rejects())
    #expect(BinnedCounts(draws.map(abs), against: Normal()).rejects())
  }

  /// Successive draws know nothing of each other, and the place in a layer nothing of the layer.
  @Test func successiveDrawsAreIndependent() {
    let levels = draws(400_001, seed: 9).map(Normal().cumulative)
    #expect(!BinnedCounts(pairs: Array(levels.dropLast()), Array(levels.dropFirst())).rejects())
    let sizes = draws(400_001, seed: 9).map { Normal().cumulative($0) }.map { abs(2 * $0 - 1) }
    #expect(BinnedCounts(pairs: levels, sizes).rejects())
  }
}
