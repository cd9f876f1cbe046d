import BayesNumerics
import RealModule
import TestSupport
import Testing

@Suite struct CauchyTests {
  @Test func itDoesNotContradictItself() {
    for (location, scale) in [(0.0, 1.0), (-30, 0.01), (5, 200)] {
      let found = contradictions(of: Cauchy(location: location, scale: scale))
      #expect(found.isEmpty, "\(found)")
    }
  }

  /// 18 digits by mpmath.
  @Test func tailsKeepTheirDigits() {
    let literals: [(x: Double, tail: Double, logDensity: Double)] = [
      (0.5, 0.352_416_382_349_566_726, -1.367_873_437_163_609_93),
      (1e3, 3.183_097_800_805_589_39e-4, -14.960_241_443_813_174_3),
      (1e300, 3.183_098_861_837_906_55e-301, -1_382.695_785_682_276_81),
    ]
    for (x, tail, logDensity) in literals {
      #expect(relativeError(Cauchy().upperTail(x), tail) <= 4)
      #expect(relativeError(Cauchy().cumulative(-x), tail) <= 4)
      #expect(logarithmError(Cauchy().logDensity(x), logDensity) <= 4)
    }
  }

  /// The mean of ten draws is distributed as one of them; that of normal draws is not. The test of
  /// `BinnedCounts` gives a false alarm once in a million.
  @Test func averagingDoesNotHelp() {
    var random = RandomSource(seed: 82)
    func means(_ distribution: some Distribution<Double>) -> [Double] {
      (0..<20_000).map { _ in distribution.samples(10, using: &random).reduce(0, +) / 10 }
    }
    #expect(!BinnedCounts(means(Cauchy()), against: Cauchy()).rejects())
    #expect(BinnedCounts(means(Normal()), against: Normal()).rejects())
    #expect(Cauchy().mean.isNaN && Cauchy().variance.isNaN && Cauchy().median == 0)
  }
}
