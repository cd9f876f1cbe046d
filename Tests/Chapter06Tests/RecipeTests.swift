import BayesNumerics
import Foundation
import TestSupport
import Testing
import Workbook

@testable import chapter6

@Suite struct RecipeTests {
  private let coin = LogicOfInference.coin(heads: 10, flips: 14, prior: Beta(a: 1, b: 1))
  private let kicks = LogicOfInference.horseKicks(16, years: 20, prior: Gamma(shape: 2, rate: 2))

  private func draws(_ recipeCase: RecipeCase, step: Int, seed: UInt64) -> [Int] {
    var random = RandomSource(seed: seed)
    let known = recipeCase.steps[step - 1].known
    return (0..<20_000).compactMap { _ in known.fakeObservation(using: &random) }
  }

  /// Nothing before step 4, everything from there on.
  @Test func fakeDataBeginAtStepFour() {
    for recipeCase in [coin, kicks] {
      #expect((1...3).allSatisfy { draws(recipeCase, step: $0, seed: 1).isEmpty })
      #expect((4...6).allSatisfy { draws(recipeCase, step: $0, seed: 1).count == 20_000 })
    }
  }

  /// Draws of steps 4 and 5 by chi-square against the exact predictive distributions (false-alarm rate 1e-6).
  /// The controls: each against the other's distribution, and draws that hold the parameter at its mean.
  @Test func drawsFollowTheExactPredictives() {
    func counts(_ draws: [Int], _ exact: any DiscreteDistribution) -> Bool {
      BinnedCounts(draws, against: exact).rejects()
    }
    for (recipeCase, seed) in [(coin, 2), (kicks, 3)] as [(RecipeCase, UInt64)] {
      let (before, after) = (
        draws(recipeCase, step: 4, seed: seed), draws(recipeCase, step: 5, seed: seed)
      )
      #expect(!counts(before, recipeCase.priorPredictive))
      #expect(!counts(after, recipeCase.posteriorPredictive))
      #expect(counts(before, recipeCase.posteriorPredictive))
      #expect(counts(after, recipeCase.priorPredictive))
      var random = RandomSource(seed: seed)
      let mean = (0..<1000).reduce(0) { sum, _ in sum + recipeCase.posterior(&random) } / 1000
      let held = (0..<20_000).map { _ in recipeCase.model(mean, &random) }
      #expect(counts(held, recipeCase.posteriorPredictive))
    }
  }

  /// Beta-binomial and negative binomial against integrals of likelihood times prior.
  @Test func thePredictivesAreIntegrals() {
    for k in [0, 7, 14] {
      let mass = integrate(
        { Binomial(trials: 14, probability: $0).density(k) * Beta(a: 11, b: 5).density($0) },
        from: 0, to: 1
      ).value
      #expect(abs(coin.posteriorPredictive.density(k) - mass) < 1e-9)
    }
    for k in [0, 16, 40] {
      let mass = integrate(
        { Poisson(mean: 20 * $0).density(k) * Gamma(shape: 18, rate: 22).density($0) },
        from: 1e-9, to: 10
      ).value
      #expect(abs(kicks.posteriorPredictive.density(k) - mass) < 1e-9)
    }
  }

  /// Flips drawn again forget that p is unknown: √(14 · 10/14 · 4/14), against the posterior predictive.
  @Test func resampledDataAreTooNarrow() {
    let resampled = LogicOfInference.resampledDeviation(coin)
    #expect(abs(resampled - (40.0 / 14).squareRoot()) < 1e-12)
    #expect(resampled < 0.8 * coin.posteriorPredictive.standardDeviation)
  }

  @Test func allClaimsHold() async throws {
    let study = try LogicOfInference.study(.parse([]), run: Run(seed: 1))
    let found = try await LogicOfInference.recipe.run(
      study, Run(seed: 1, isQuick: true, section: "recipe"))
    #expect(found.claims.map(\.id) == ["6a", "6b", "6c", "6d", "6e"])
    #expect(found.claims.allSatisfy { $0.verdict == .holds })
  }
}
