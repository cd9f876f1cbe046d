import BayesNumerics
import TestSupport
import Testing

@Suite struct GammaTests {
  @Test func itDoesNotContradictItself() {
    for (shape, rate) in [(1.0, 3.0), (2.5, 0.1), (50, 7), (1e4, 1)] {
      let found = contradictions(of: Gamma(shape: shape, rate: rate))
      #expect(found.isEmpty, "\(found)")
    }
    for shape in [0.2, 0.7] {
      let found = contradictions(of: Gamma(shape: shape, rate: 2), integrable: false)
      #expect(found.isEmpty, "\(found)")
    }
  }

  /// 16 units of a logarithm beside what a rounding of rate × x does.
  @Test func logDensityIsRightAtAnyShape() {
    let found = worst(gammaDensityLiterals) { row in
      let computed = Gamma(shape: row[0], rate: row[1]).logDensity(row[2])
      return abs(computed - row[3]) / .ulpOfOne / (1 + abs(row[3]) + row[4])
    }
    #expect(found.error <= 16, "\(found.row)")
  }

  @Test func endsHaveTheirLimits() {
    #expect(Gamma(shape: 1, rate: 4).density(0) == 4)
    #expect(Gamma(shape: 0.5, rate: 4).logDensity(0) == .infinity)
    #expect(Gamma(shape: 2, rate: 4).logDensity(0) == -.infinity)
    #expect(Gamma(shape: 2, rate: 4).logDensity(.infinity) == -.infinity)
    #expect(Gamma(shape: 0.5, rate: 4).mode == 0)
    #expect(Gamma(shape: 3, rate: 4).mode == 0.5)
  }

  /// The rate is not the scale: draws of rate 2 are refused against rate ½.
  @Test func theRateIsNotTheScale() {
    var random = RandomSource(seed: 51)
    let draws = Gamma(shape: 3, rate: 2).samples(20_000, using: &random)
    #expect(!BinnedCounts(draws, against: Gamma(shape: 3, rate: 2)).rejects())
    #expect(BinnedCounts(draws, against: Gamma(shape: 3, rate: 0.5)).rejects())
    // The same draw, as its logarithm: an ulp of log and one of exp at |log| < 4.
    var first = RandomSource(seed: 52)
    var second = RandomSource(seed: 52)
    for _ in 0..<100 {
      let draw = Gamma(shape: 3, rate: 2).sample(using: &first)
      let logarithm = Gamma(shape: 3, rate: 2).sampleLogarithm(using: &second)
      #expect(logarithmError(logarithm, -logSumExp([-logarithm])) <= 4 && draw > 0)
    }
  }

  /// Tails of 1e-9 and less keep their digits, which one minus the other tail would not: 10 units
  /// times (1 + κ), κ units being what a rounding of rate × x does already.
  @Test func deepTailsKeepTheirDigits() {
    let found = worst(gammaTailLiterals) { row in
      let distribution = Gamma(shape: row[0], rate: row[1])
      return max(
        relativeError(distribution.cumulative(row[2]), row[3]) / (1 + row[5]),
        relativeError(distribution.upperTail(row[2]), row[4]) / (1 + row[6]))
    }
    #expect(found.error <= 10, "\(found.row)")
  }
}
