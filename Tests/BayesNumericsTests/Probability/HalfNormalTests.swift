import BayesNumerics
import RealModule
import TestSupport
import Testing

@Suite struct HalfNormalTests {
  @Test func itDoesNotContradictItself() {
    for scale in [0.01, 1, 30] {
      let found = contradictions(of: HalfNormal(scale: scale))
      #expect(found.isEmpty, "\(found)")
    }
  }

  /// 18 digits by mpmath; the tail to (1 + z²) units.
  @Test func digitsAreRight() {
    let distribution = HalfNormal(scale: 2)
    #expect(logarithmError(distribution.logDensity(3), -2.043_938_533_204_672_74) <= 4)
    #expect(relativeError(distribution.upperTail(30), 7.341_932_398_625_501_77e-51) <= 230)
    #expect(distribution.logDensity(-1e-300) == -.infinity)
  }

  /// It is the size of a normal number, and not of one of another width.
  @Test func itIsTheSizeOfANormalNumber() {
    var random = RandomSource(seed: 83)
    let sizes = Normal(standardDeviation: 3).samples(20_000, using: &random).map { abs($0) }
    #expect(!BinnedCounts(sizes, against: HalfNormal(scale: 3)).rejects())
    #expect(BinnedCounts(sizes, against: HalfNormal(scale: 3.3)).rejects())
  }
}
