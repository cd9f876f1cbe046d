import BayesNumerics
import RealModule
import TestSupport
import Testing

@Suite struct GammaVariateValidation {
  /// A right sampler is refused once in 10⁶ per shape. The control below a shape of 1, where a wrong shape makes
  /// powers of the levels: 200,000 draws see one that is 3 % off but for once in 800,000 times, a million
  /// 2 % as surely (noncentral chi-square, scipy), and 50,000 one of 6 %, as the noncentrality is their number times
  /// the square of what is wrong.
  @Test(arguments: [1e-3, 0.02, 0.5, 0.999, 1, 1.001, 2.5, 40, 1e6])
  func logarithmsOfDrawsFollowTheGamma(shape: Double) {
    // By the level of each draw: P(a, x) where x is a number, else its leading term x^a / Γ(a + 1)
    var random = RandomSource(seed: 21)
    let count = Validation.isLong ? (shape < 1 ? 1_000_000 : 200_000) : 50_000
    let levels = (0..<count).map { _ in
      let logarithm = random.logarithmOfGamma(shape: shape)
      return logarithm > -690
        ? regularizedLowerIncompleteGamma(.exp(logarithm), shape: shape)
        : .exp(shape * logarithm - logGamma(shape + 1))
    }
    let counts = BinnedCounts(levels, against: Uniform())
    #expect(!counts.rejects())
    let wrong = Validation.isLong ? 1.02 : 1.06
    let isCaught =
      shape >= 1 || BinnedCounts(levels.map { .pow($0, wrong) }, against: Uniform()).rejects()
    #expect(isCaught)
    Validation.note(
      "log of a gamma variate of shape \(shape)", check: "goodness of fit",
      size: "\(count) draws", statistic: "p = \(Validation.short(counts.pValue))",
      threshold: "p < 1e-06", rate: 1e-6, isMet: !counts.rejects() && isCaught)
  }
}
