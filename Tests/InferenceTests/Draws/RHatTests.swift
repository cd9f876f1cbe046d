import BayesNumerics
import Testing

@testable import Inference

@Suite struct RHatTests {
  /// If the sums are the same bits, so are the chains that ArviZ saw.
  @Test(arguments: arvizReferences) func chainsAreThoseOfTheScript(reference: ArvizReference) {
    #expect(reference.draw.joined().reduce(0, +) == reference.sum)
  }

  @Test(arguments: arvizReferences) func equalsArviZ(reference: ArvizReference) {
    let chains = reference.draw
    if reference.chains > 1 {
      #expect(agrees(RHat.plain(chains), reference.values["rHatPlain"]))
    } else {
      #expect(RHat.plain(chains).isNaN)
    }
    #expect(agrees(RHat.split(chains), reference.values["rHatSplit"]))
    #expect(agrees(RHat.bulk(chains), reference.values["rHatBulk"]))
    #expect(agrees(RHat.folded(chains), reference.values["rHatFolded"]))
    #expect(agrees(RHat.rankNormalized(chains), reference.values["rHat"]))
  }

  /// By hand: W = 1/2·(5/2 + 5/2), the means 3 and 4 vary by 1/2, V = 4/5·5/2 + 1/2.
  @Test func thePlainFormulaByHand() {
    let chains: [[Double]] = [[1, 2, 3, 4, 5], [6, 5, 4, 3, 2]]
    // Three roundings of numbers near 1
    #expect(abs(RHat.plain(chains) - 1) <= 4 * .ulpOfOne)
  }

  @Test(arguments: untellingChains.map(\.reason)) func isUndefined(reason: String) throws {
    let chains = try #require(untellingChains.first { $0.reason == reason }).chains
    for value in [
      RHat.split(chains), RHat.bulk(chains), RHat.folded(chains), RHat.rankNormalized(chains),
    ] {
      #expect(value.isNaN)
    }
    // The plain one does not look at halves
    if !reason.contains("half") && reason != "nine draws" { #expect(RHat.plain(chains).isNaN) }
  }

  /// Of 4 chains of 1000 independent draws, R̂² - 1 is near (χ²₇/7 - 1)/500: above 1.01 needs χ²₇ > 77,
  /// once in 10¹³.
  @Test func chainsThatMixPass() {
    var random = RandomSource(seed: 1)
    let chains = autoregressiveChains(4, draws: 1000, memory: 0, using: &random)
    #expect(RHat.plain(chains) < 1.01)
    #expect(RHat.rankNormalized(chains) < 1.01)
  }

  /// One chain twice as wide: only the folded formula sees it. Its normal scores shift by some 0.6,
  /// R̂ = √(1 + 0.09 + …), thousands of standard errors from 1.01.
  @Test func foldingSeesWhatThePlainFormulaDoesNot() {
    var random = RandomSource(seed: 2)
    var chains = autoregressiveChains(4, draws: 1000, memory: 0, using: &random)
    chains[3] = chains[3].map { 2 * $0 }
    #expect(RHat.plain(chains) < 1.01)
    #expect(RHat.split(chains) < 1.01)
    #expect(RHat.bulk(chains) < 1.01)
    #expect(RHat.folded(chains) > 1.01)
    #expect(RHat.rankNormalized(chains) == RHat.folded(chains))
  }

  /// All chains drift from -1 to 1 together: their means agree, their halves do not.
  @Test func splittingSeesASharedDrift() {
    var random = RandomSource(seed: 3)
    let chains = autoregressiveChains(4, draws: 1000, memory: 0, using: &random).map { chain in
      chain.enumerated().map { $0.element + Double($0.offset) / 500 - 1 }
    }
    #expect(RHat.plain(chains) < 1.01)
    #expect(RHat.split(chains) > 1.01)
    #expect(RHat.bulk(chains) > 1.01)
  }

  /// Cauchy draws, one chain shifted by a quartile: a variance of draws whose variance is infinite
  /// drowns it, ranks show it.
  @Test func ranksSeeAShiftUnderHeavyTails() {
    var random = RandomSource(seed: 4)
    let chains = (0..<4).map { chain in
      (0..<1000).map { _ in random.normal() / random.normal() + (chain == 3 ? 1 : 0) }
    }
    #expect(RHat.plain(chains) < 1.01)
    #expect(RHat.split(chains) < 1.01)
    #expect(RHat.rankNormalized(chains) > 1.01)
  }

  /// Ranks keep only the order, so that R̂ is invariant under any increasing map, to the last bit.
  @Test func onlyTheOrderCounts() {
    let chains = referenceChains(kindOf: "four chains")
    let mapped = chains.map { $0.map { 0x1p-90 * $0 } }
    #expect(RHat.bulk(mapped) == RHat.bulk(chains))
    #expect(RHat.folded(mapped) == RHat.folded(chains))
    #expect(RHat.bulk(chains.map { $0.map { $0 * $0 * $0 } }) == RHat.bulk(chains))
  }
}

/// The chains of the reference of that name; none if there is no such.
func referenceChains(kindOf name: String) -> [[Double]] {
  arvizReferences.first { $0.name == name }?.draw ?? []
}
