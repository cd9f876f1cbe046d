import BayesNumerics
import Testing
import Workbook

@testable import chapter1

@Suite struct OneCoinInTenTests {
  /// The share of unfair coins among 100,000 tails is binomial: within 4.42 standard errors of 2/11 (one
  /// false alarm in 100,000); the prior 1/10, which ignores the tail, lies far outside.
  @Test func theSimulationAgreesWithBayes() {
    var random = RandomSource(seed: 5)
    let simulation = UnfairCoin.simulate(tails: 100_000, using: &random)
    let error = simulation.standardError
    #expect(abs(simulation.share - 2.0 / 11) < Tolerance.monteCarloWidth * error)
    #expect(abs(simulation.share - 1.0 / 10) > Tolerance.monteCarloWidth * error)
  }

  /// By counting: of 20 equally probable draws (ten coins, two faces each) 11 show tails, 2 of them the
  /// unfair coin.
  @Test func bayesTheoremCountsFaces() {
    let faces = (0..<10).flatMap { coin in [coin == 0, true].map { (coin == 0, $0) } }
    let tails = faces.filter(\.1)
    let unfair = tails.filter(\.0)
    // One rounding of a fraction by each route
    #expect(abs(UnfairCoin.posterior() - Double(unfair.count) / Double(tails.count)) < 1e-15)
  }
}
