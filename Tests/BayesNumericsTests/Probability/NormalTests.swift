import BayesNumerics
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
}
