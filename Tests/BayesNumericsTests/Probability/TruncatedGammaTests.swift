import BayesNumerics
import TestSupport
import Testing

@Suite struct TruncatedGammaTests {
  /// From a cut that takes nothing to one that leaves the foot of the first flank.
  static let distributions: [TruncatedGamma] = [
    (4.0, 1.0, 5.0), (2, 1, 5), (301, 100, 5), (1, 1, 5), (16, 5, 2), (101, 10, 5), (1, 3, 0.2),
  ].map { TruncatedGamma(Gamma(shape: $0.0, rate: $0.1), upper: $0.2) }

  @Test(arguments: distributions) func itDoesNotContradictItself(distribution: TruncatedGamma) {
    let found = contradictions(of: distribution)
    #expect(found.isEmpty, "\(found)")
  }

  /// Both forms of the moments, and the integral, agree where one takes over from the other.
  @Test func momentsAgreeWithTheIntegral() {
    for shape in [1.0, 3, 10, 30, 100, 300, 1000, 1e5] {
      let distribution = TruncatedGamma(Gamma(shape: shape, rate: 1), upper: 12)
      func moment(_ power: Int) -> Double {
        // Counted down from the end, so that a thin layer there keeps its digits
        let edge = 12 - distribution.quantile(1e-17)
        return integrate(
          { t in distribution.density(12 - t) * (power == 1 ? t : t * t) }, from: 0, to: edge,
          relativeTolerance: 1e-12
        ).value
      }
      let below = moment(1)
      #expect(abs(distribution.mean - (12 - below)) <= 1e-11 * 12)
      let variance = moment(2) - below * below
      // The integral loses what its square takes from its second moment, a factor of two to ten
      #expect(abs(distribution.variance / variance - 1) <= 1e-8, "shape \(shape)")
    }
  }

  /// What is left when 1e-941 of the probability was kept: an exponential layer at the end, of width
  /// 1 / (slope of the log density) = 1 / (300 / 5 - 1).
  @Test func aHopelessCutLeavesALayer() {
    let distribution = TruncatedGamma(Gamma(shape: 301, rate: 1), upper: 5)
    #expect(abs(distribution.logMass + 941.155_454_623_743_4) < 1e-11)
    let width = 1 / (300 / 5.0 - 1)
    // The slope changes by 2 % over the layer
    #expect(abs((5 - distribution.mean) / width - 1) < 0.02)
    #expect(abs(distribution.standardDeviation / width - 1) < 0.02)
    #expect(distribution.mode == 5)
    for p in [1e-9, 0.025, 0.5, 0.975, 1 - 1e-9] {
      // An ulp of x near 5 moves the cumulative by 300/5 ulps
      #expect(abs(distribution.cumulative(distribution.quantile(p)) - p) < 1e-12)
      #expect(abs(distribution.upperTail(distribution.upperTailQuantile(p)) - p) < 1e-12)
    }
  }

  /// A huge shape before a small end: a layer of width 1 / (99999999 / 0.001 - 1000), not a range of several ends.
  @Test func aHugeCutKeepsTheLayersWidth() {
    let distribution = TruncatedGamma(Gamma(shape: 1e8, rate: 1000), upper: 0.001)
    let width = 1 / ((1e8 - 1) / 0.001 - 1000)
    // x is spaced by 2e-19, a fifty-millionth of the width; the density's own rounding is 1e-8 of it
    #expect(abs(distribution.standardDeviation / width - 1) < 1e-3)
    #expect(abs((0.001 - distribution.mean) / width - 1) < 1e-3)
  }

  /// The control: the untruncated variable is another one.
  @Test func drawsOfTheUntruncatedAreRefused() {
    let distribution = TruncatedGamma(Gamma(shape: 4, rate: 1), upper: 5)
    var random = RandomSource(seed: 61)
    let draws = distribution.samples(20_000, using: &random)
    #expect(!BinnedCounts(draws, against: distribution).rejects())
    #expect(BinnedCounts(draws, against: distribution.untruncated).rejects())
    #expect(draws.allSatisfy { $0 <= 5 })
  }
}
