import RealModule
import TestSupport
import Testing

@testable import BayesNumerics

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
    let all = draws(4_000_000, seed: 6)
    let beyond = all.map(abs).filter { $0 > edge }
    let expected = 4e6 * 2 * Normal().upperTail(edge)
    // 5 standard errors of a Poisson count: false-alarm rate 6e-7.
    #expect(abs(Double(beyond.count) - expected) <= 5 * expected.squareRoot())
    let levels = beyond.map { Normal().upperTail($0) / Normal().upperTail(edge) }
    var observed = [Int](repeating: 0, count: 8)
    for level in levels { observed[min(7, Int(level * 8))] += 1 }
    let even = [Double](repeating: Double(beyond.count) / 8, count: 8)
    #expect(!BinnedCounts(observed: observed, expected: even).rejects())

    // x² has mean 1 and variance 2, x⁴ mean 3 and variance 96: 5 standard errors, false-alarm rate
    // 6e-7 each. The control: layers that keep what lies above the curve have a variance of 1.0066.
    let second = all.reduce(0) { $0 + $1 * $1 } / 4e6
    let fourth = all.reduce(0) { $0 + $1 * $1 * $1 * $1 } / 4e6
    let errorOfSecond = (2 / 4e6).squareRoot()
    let errorOfFourth = (96 / 4e6).squareRoot()
    #expect(abs(second - 1) <= 5 * errorOfSecond)
    #expect(abs(fourth - 3) <= 5 * errorOfFourth)
    #expect(abs(1.0066 * second - 1) > 5 * errorOfSecond)
  }

  /// The tail by itself, 200,000 draws by their level in it; false-alarm rate 1e-6. The control: a
  /// tail that accepts all that it proposes is an exponential, which falls too slowly.
  @Test func theTailRoutineFollowsTheTail() {
    let edge = Ziggurat.shared.edges[1]
    var random = RandomSource(seed: 7)
    let draws = (0..<200_000).map { random.normalTail(beyond: edge, negative: $0 % 2 == 0) }
    #expect(draws.indices.allSatisfy { (draws[$0] < 0) == ($0 % 2 == 0) })
    func levels(_ draws: [Double]) -> [Double] {
      draws.map { Normal().upperTail(abs($0)) / Normal().upperTail(edge) }
    }
    #expect(!BinnedCounts(levels(draws), against: Uniform()).rejects())
    let proposals = draws.map { _ in edge + random.exponential() / edge }
    #expect(BinnedCounts(levels(proposals), against: Uniform()).rejects())
  }

  /// No value comes twice in 400,000: neighbouring values are at most 2⁻⁵² apart below 2 (2⁻⁵¹
  /// beyond), so that 8e10 pairs agree by accident with probability 8e10 × 2⁻⁵² / (2√π) = 5e-6. The
  /// control: rounded to 2⁻²⁰, some 2e4 do.
  @Test func valuesDoNotRepeat() {
    let draws = draws(400_000, seed: 1)
    #expect(Set(draws).count == draws.count)
    #expect(Set(draws.map { ($0 * 0x1p20).rounded() }).count < draws.count)
  }

  /// The 8 bits that choose the layer are none of those that choose the place: the last 8 bits of
  /// the place, read back where it is below 1/16 and so exact, are those of the layer once in 256.
  @Test func theLayerAndThePlaceShareNoBits() {
    var random = RandomSource(seed: 10)
    var looked = 0.0
    var equal = 0.0
    for _ in 0..<400_000 {
      var copy = random
      let layer = copy.next() & 255
      let place = random.normal() / Ziggurat.shared.edges[Int(layer)] * 0x1p54
      guard random == copy, abs(place) < 0x1p50 else { continue }
      looked += 1
      if UInt64(bitPattern: Int64(place.rounded())) & 255 == layer { equal += 1 }
    }
    // About 25,000 are looked at and 98 agree; 5 standard errors: false-alarm rate 1e-6.
    #expect(looked > 20_000)
    #expect(abs(equal - looked / 256) <= 5 * (looked / 256).squareRoot())
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
