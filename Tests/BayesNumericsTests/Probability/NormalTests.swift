import BayesNumerics
import RealModule
import TestSupport
import Testing

@Suite struct NormalTests {
  @Test func itDoesNotContradictItself() {
    for normal in [
      Normal(), Normal(mean: -3, standardDeviation: 0.2), Normal(mean: 40, standardDeviation: 7),
    ] {
      let found = contradictions(of: normal)
      #expect(found.isEmpty, "\(found)")
    }
  }

  /// Φ(-z) to 20 digits by mpmath (ncdf); 2 + z² units, as documented.
  @Test func tailsKeepTheirDigits() {
    let tails: [(z: Double, tail: Double)] = [
      (1, 0.158_655_253_931_457_05), (5, 2.866_515_718_791_939_1e-7),
      (10, 7.619_853_024_160_526_1e-24), (37, 5.725_571_222_524_576_8e-300),
    ]
    for (z, tail) in tails {
      #expect(relativeError(Normal().upperTail(z), tail) <= 2 + z * z)
      #expect(relativeError(Normal().cumulative(-z), tail) <= 2 + z * z)
    }
  }

  /// log 1/√(2π) = -0.91893853320467274178 at the mean, half a deviation squared less away from it.
  @Test func logDensityIsTheParabola() {
    #expect(Normal().logDensity(0) == -0.918_938_533_204_672_741_78)
    #expect(relativeError(Normal().logDensity(40), -800.918_938_533_204_7) <= 1)
    #expect(Normal().logDensity(.infinity) == -.infinity)
    #expect(Normal(standardDeviation: 2).variance == 4)
  }

  /// log Φ(-z) to 18 digits by mpmath (erfc in 40 digits): 4 units of the logarithm and what the rounding
  /// of z does to it, z² units.
  @Test func logarithmsOfTailsGoOnWhereTailsEnd() {
    let literals: [(z: Double, logTail: Double)] = [
      (-8, -6.220_960_574_271_786_06e-16), (-1, -0.172_753_779_023_449_89),
      (0, -0.693_147_180_559_945_309), (1, -1.841_021_645_009_263_51),
      (5, -15.064_998_393_988_725_7), (24.99, -316.389_059_198_636_633),
      (25, -316.639_408_008_020_259), (25.5, -329.284_148_987_179_535),
      (40, -804.608_442_013_753_788), (1e3, -500_007.826_694_812_184),
      (1e8, -5_000_000_000_000_019.34),
    ]
    for (z, logTail) in literals {
      // In the lower tail z² units of the tail itself are left
      let bound = z < 0 ? 2 + z * z : 4
      #expect(relativeError(Normal().logUpperTail(z), logTail) <= bound, "\(z)")
      #expect(relativeError(Normal().logCumulative(-z), logTail) <= bound, "\(z)")
    }
    #expect(Normal().logUpperTail(.infinity) == -.infinity && Normal().logUpperTail(.nan).isNaN)
    #expect(Normal().logCumulative(.infinity) == 0)
    let moved = Normal(mean: 3, standardDeviation: 2)
    #expect(moved.logUpperTail(83) == Normal().logUpperTail(40))
  }

  /// Against quadrature of p (log p - log q), to its 1e-9; the control is the divergence the other way
  /// round.
  @Test func divergenceIsTheIntegral() {
    let pairs = [
      (Normal(), Normal(mean: 1, standardDeviation: 2)),
      (Normal(mean: -2, standardDeviation: 0.3), Normal(mean: -1, standardDeviation: 0.7)),
      (Normal(mean: 5, standardDeviation: 3), Normal(mean: 5, standardDeviation: 1)),
    ]
    for (p, q) in pairs {
      let integral = integrate(
        { p.density($0) * (p.logDensity($0) - q.logDensity($0)) },
        from: p.mean - 12 * p.standardDeviation, to: p.mean + 12 * p.standardDeviation,
        relativeTolerance: 1e-10)
      #expect(abs(p.divergence(from: q) - integral.value) <= 1e-9)
      #expect(abs(q.divergence(from: p) - integral.value) > 1e-2)
    }
    // Neighbours, to leading order δ² + ε²/2 with δ = ε = 2⁻³⁰: nothing cancels
    let near = Normal(mean: 0x1p-30, standardDeviation: 1 + 0x1p-30)
    #expect(abs(near.divergence(from: Normal()) / (1.5 * 0x1p-60) - 1) < 1e-8)
    #expect(Normal().divergence(from: Normal()) == 0)
  }
}
