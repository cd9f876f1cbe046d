import BayesNumerics
import RealModule
import TestSupport
import Testing

@Suite struct GammaVariateTests {
  /// A shape of 1e-3 loses half of its draws to underflow, as documented; their logarithms stay.
  @Test func tinyShapesUnderflowButNotTheirLogarithms() {
    var random = RandomSource(seed: 22)
    let draws = (0..<10_000).map { _ in random.gamma(shape: 1e-3) }
    // P(1e-3, 5e-324) = 5e-324^0.001 = 0.475, ± 5 standard errors (0.005 each).
    let share = Double(draws.count { $0 == 0 }) / 1e4
    #expect(abs(share - 0.475) <= 0.025)
    #expect((0..<10_000).allSatisfy { _ in random.logarithmOfGamma(shape: 1e-8).isFinite })
  }

  @Test func wrongShapesAreRefused() {
    var random = RandomSource(seed: 23)
    let draws = (0..<200_000).map { _ in random.gamma(shape: 2.5) }
    #expect(!BinnedCounts(draws, against: Gamma(shape: 2.5, rate: 1)).rejects())
    #expect(BinnedCounts(draws, against: Gamma(shape: 3.5, rate: 1)).rejects())
    #expect(BinnedCounts(draws, against: Gamma(shape: 2.55, rate: 1)).rejects())
    #expect(BinnedCounts(draws.map { $0 / 2 }, against: Gamma(shape: 2.5, rate: 0.5)).rejects())
    let exponentials = (0..<200_000).map { _ in random.exponential() }
    #expect(!BinnedCounts(exponentials, against: Exponential(rate: 1)).rejects())
    #expect(BinnedCounts(exponentials, against: Exponential(rate: 1.02)).rejects())
  }

  @Test func betaVariatesFollowTheBeta() {
    let shapes: [(Double, Double)] = [(11, 5), (0.5, 0.5), (1, 1), (0.1, 3), (2, 0.7), (1e4, 2e4)]
    for (a, b) in shapes {
      var random = RandomSource(seed: 24)
      let draws = (0..<200_000).map { _ in random.beta(a: a, b: b) }
      #expect(!BinnedCounts(draws, against: Beta(a: a, b: b)).rejects(), "\(a), \(b)")
      if a != b {
        #expect(BinnedCounts(draws, against: Beta(a: b, b: a)).rejects(), "\(a), \(b) swapped")
      }
      #expect(BinnedCounts(draws, against: Beta(a: a + 1, b: b)).rejects() || a > 100)
    }
  }

  /// Tiny shapes are coin flips between 0 and 1, never 0/0: P(near 1) = a / (a + b).
  @Test func tinyBetaShapesGiveNumbers() {
    var random = RandomSource(seed: 25)
    let draws = (0..<40_000).map { _ in random.beta(a: 1e-8, b: 3e-8) }
    #expect(draws.allSatisfy { $0 == 0 || $0 == 1 })
    // ± 5 standard errors of a share of a quarter.
    let standardError = (0.25 * 0.75 / 40_000).squareRoot()
    #expect(abs(draws.reduce(0, +) / 40_000 - 0.25) <= 5 * standardError)
  }
}
