import BayesNumerics
import Testing

@testable import Inference

@Suite struct EnergyDiagnosticsTests {
  @Test(arguments: arvizReferences) func equalsArviZ(reference: ArvizReference) throws {
    let last = try #require(reference.draw.last)
    #expect(agrees(EnergyDiagnostics.energyFraction(last), reference.values["bfmi"]))
  }

  /// Steps 2, -1, 3, -1 and deviations -2, 0, -1, 2, 1: 15 / 10, one rounding.
  @Test func theFormulaByHand() {
    #expect(abs(EnergyDiagnostics.energyFraction([1, 3, 2, 5, 4]) - 1.5) <= .ulpOfOne)
  }

  /// An energy that remembers a share ρ has the fraction 2(1 - ρ). The relative standard error is
  /// below √(2 (1 + ρ)/(1 - ρ) / n), that of the variance; five of them.
  @Test func slowEnergyIsSeen() {
    var random = RandomSource(seed: 9)
    for memory in [0, 0.5, 0.95] {
      let chain = autoregressiveChains(1, draws: 100_000, memory: memory, using: &random)[0]
      let error = (2 * (1 + memory) / (1 - memory) / 100_000).squareRoot()
      let fraction = EnergyDiagnostics.energyFraction(chain)
      #expect(abs(fraction / (2 * (1 - memory)) - 1) < 5 * error)
      #expect((fraction < 0.3) == (memory == 0.95))
    }
  }

  @Test func isUndefined() {
    #expect(EnergyDiagnostics.energyFraction([]).isNaN)
    #expect(EnergyDiagnostics.energyFraction([1, 2, 3]).isNaN)
    #expect(EnergyDiagnostics.energyFraction([1, 1, 1, 1, 1, 1]).isNaN)
    #expect(EnergyDiagnostics.energyFraction([1, 2, 1, .infinity, 1, 3]).isNaN)
  }

  @Test func readsTheSamplersColumns() {
    let chain = Draws.Chain(
      parameters: [[0, 1, 2, 3, 4, 5]],
      statistics: [[1, 3, 2, 5, 4, 4], [0, 1, 0, 0, .nan, 1], [3, 10, 2, 10, 11, 9]])
    let draws = Draws(
      names: ["x"], statisticNames: ["energy__", "divergent__", "treedepth__"],
      chains: [chain, chain])
    let energy = EnergyDiagnostics(of: draws)
    #expect(energy.energyFractions?.count == 2)
    #expect(energy.divergences == [3, 3])
    #expect(energy.deepestTreeShare == 0.5)
    #expect(EnergyDiagnostics(of: draws, deepestTree: 11).deepestTreeShare == 1.0 / 6)

    let plain = EnergyDiagnostics(
      of: Draws(names: ["x"], chains: [Draws.Chain(parameters: [[1, 2]])]))
    #expect(
      plain.energyFractions == nil && plain.divergences == nil && plain.deepestTreeShare == nil)
  }
}
