import BayesNumerics
import RealModule
import TestSupport
import Testing

@Suite struct StudentTTests {
  @Test func itDoesNotContradictItself() {
    for (degrees, location, scale) in [(1.5, 0.0, 1.0), (3, 1, 2), (8, -40, 0.2), (200, 0, 1)] {
      let found = contradictions(
        of: StudentT(degreesOfFreedom: degrees, location: location, scale: scale))
      #expect(found.isEmpty, "\(found)")
    }
    let heaviest = contradictions(of: StudentT(degreesOfFreedom: 0.5), integrable: false)
    #expect(heaviest.isEmpty, "\(heaviest)")
  }

  /// 18 digits by mpmath, from log Γ in 40 digits; 45 units, as documented.
  @Test func logDensityIsRightAtAnyDegrees() {
    let literals: [[Double]] = [
      [1, 0, 1, 0.5, -1.367_873_437_163_609_93], [3, 1, 2, -4, -3.946_058_555_895_903_29],
      [0.25, 0, 1, 1e10, -31.186_554_262_555_113_6], [1e8, 0, 1, 3, -5.418_938_378_204_682_87],
      [7.5, -2, 0.125, 40, -39.755_122_915_162_062_6],
    ]
    let found = worst(literals) { row in
      let distribution = StudentT(degreesOfFreedom: row[0], location: row[1], scale: row[2])
      return logarithmError(distribution.logDensity(row[3]), row[4])
    }
    #expect(found.error <= 45, "\(found.row)")
  }

  /// By mpmath's incomplete beta function, to 1e-13.
  @Test func tailsKeepTheirDigits() {
    let tails: [(degrees: Double, x: Double, tail: Double)] = [
      (1, 2, 0.147_583_617_650_433_274), (3, 0.125, 0.454_214_709_321_291_596),
      (3, 1e5, 1.102_657_790_446_627_29e-15), (30, 12, 2.790_092_707_599_628_03e-13),
      (0.5, 1e12, 3.207_009_754_142_229e-7),
    ]
    for (degrees, x, tail) in tails {
      let distribution = StudentT(degreesOfFreedom: degrees)
      #expect(relativeError(distribution.upperTail(x), tail) <= 450)
      #expect(relativeError(distribution.cumulative(-x), tail) <= 450)
    }
  }

  /// One degree of freedom is Cauchy's, and a wrong number of them is seen in the draws.
  @Test func degreesOfFreedomMatter() {
    for x in [-3.0, 0, 0.2, 50] {
      let (t, cauchy) = (StudentT(degreesOfFreedom: 1), Cauchy())
      #expect(logarithmError(t.logDensity(x), cauchy.logDensity(x)) <= 16)
      #expect(relativeError(t.upperTail(x), cauchy.upperTail(x)) <= 16)
    }
    var random = RandomSource(seed: 81)
    let draws = StudentT(degreesOfFreedom: 4).samples(20_000, using: &random)
    #expect(BinnedCounts(draws, against: StudentT(degreesOfFreedom: 6)).rejects())
    #expect(StudentT(degreesOfFreedom: 1).mean.isNaN)
    #expect(StudentT(degreesOfFreedom: 2).variance == .infinity)
    #expect(StudentT(degreesOfFreedom: 4, scale: 3).variance == 18)
    #expect(StudentT(degreesOfFreedom: 2).logDensity(.infinity) == -.infinity)
  }
}
