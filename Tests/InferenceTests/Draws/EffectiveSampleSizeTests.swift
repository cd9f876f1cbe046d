import BayesNumerics
import RealModule
import Testing

@testable import Inference

@Suite struct EffectiveSampleSizeTests {
  @Test(arguments: arvizReferences) func equalsArviZ(reference: ArvizReference) {
    let chains = reference.draw
    #expect(agrees(EffectiveSampleSize.plain(chains), reference.values["essPlain"]))
    #expect(agrees(EffectiveSampleSize.mean(chains), reference.values["essMean"]))
    #expect(agrees(EffectiveSampleSize.standardDeviation(chains), reference.values["essSd"]))
    #expect(agrees(EffectiveSampleSize.bulk(chains), reference.values["essBulk"]))
    #expect(agrees(EffectiveSampleSize.tail(chains), reference.values["essTail"]))
    for percent in [5, 50, 95] {
      #expect(
        agrees(
          EffectiveSampleSize.quantile(Double(percent) / 100, chains),
          reference.values["essQ\(percent)"]))
    }
  }

  @Test(arguments: untellingChains.map(\.reason)) func isUndefined(reason: String) throws {
    let chains = try #require(untellingChains.first { $0.reason == reason }).chains
    for value in [
      EffectiveSampleSize.mean(chains), EffectiveSampleSize.standardDeviation(chains),
      EffectiveSampleSize.bulk(chains), EffectiveSampleSize.tail(chains),
      EffectiveSampleSize.quantile(0.5, chains),
    ] {
      #expect(value.isNaN)
    }
    if !reason.contains("half") && reason != "nine draws" {
      #expect(EffectiveSampleSize.plain(chains).isNaN)
    }
  }

  /// An autoregressive chain is worth (1 - ρ)/(1 + ρ) of its draws.
  ///
  /// The time τ from n draws and K lags has a relative standard error √(2(2K + 1)/n) (Madras and
  /// Sokal 1988); Geyer's rule ends near the lag where ρ^K sinks into the noise √(τ/n),
  /// and never before 4. Five of them are a false alarm in 2 million; the control, memory 0.05 more,
  /// is off by more than ten.
  @Test(arguments: [0, 0.5, 0.9, -0.5]) func knowsAnAutoregressiveChain(memory: Double) {
    var random = RandomSource(seed: 5)
    let total = 200_000.0
    let chains = autoregressiveChains(4, draws: 50_000, memory: memory, using: &random)
    func worth(_ memory: Double) -> Double { (1 - memory) / (1 + memory) }
    let lags =
      memory == 0 ? 4 : max(4, Double.log(total * worth(memory)) / -2 / .log(abs(memory)))
    let error = (2 * (2 * lags + 1) / total).squareRoot()
    for size in [
      EffectiveSampleSize.plain(chains), EffectiveSampleSize.mean(chains),
      EffectiveSampleSize.bulk(chains),
    ] {
      let relative = size / (total * worth(memory))
      #expect(abs(relative - 1) < 5 * error, "\(memory): \(relative), error \(error)")
      let wrong = size / (total * worth(memory + 0.05))
      #expect(abs(wrong - 1) > 5 * error, "\(memory): control \(wrong), error \(error)")
    }
  }

  /// Chains in two places have seen two values, not thousands; whole chains by themselves do not
  /// know it.
  @Test func disagreementCounts() {
    var random = RandomSource(seed: 6)
    var chains = autoregressiveChains(4, draws: 1000, memory: 0, using: &random)
    chains[0] = chains[0].map { $0 + 20 }
    #expect(EffectiveSampleSize.bulk(chains) < 20)
    // Ten standard errors, √(2·9/1000) = 0.13 each, below independence
    #expect(chains.allSatisfy { EffectiveSampleSize.plain([$0]) > 1000 / 2.3 })
  }

  /// Powers of two scale without rounding, so the size of the unit cannot matter: not even one.
  @Test func theUnitDoesNotMatter() {
    let chains = referenceChains(kindOf: "four chains")
    let small = chains.map { $0.map { $0 * 0x1p-200 } }
    #expect(EffectiveSampleSize.mean(small) == EffectiveSampleSize.mean(chains))
    #expect(EffectiveSampleSize.bulk(small) == EffectiveSampleSize.bulk(chains))
    #expect(EffectiveSampleSize.tail(small) == EffectiveSampleSize.tail(chains))
  }

  /// Never more than S log₁₀ S: a chain that alternates knows its mean as well as one likes.
  @Test func isBounded() {
    var random = RandomSource(seed: 7)
    let chains = autoregressiveChains(4, draws: 250, memory: -0.99, using: &random)
    #expect(EffectiveSampleSize.plain(chains) == 3000)
  }

  /// Of a yes-or-no quantity all draws are at or below 1, the 95 % quantile: the other end counts. If
  /// both quantiles are 1, no end is left.
  @Test func yesOrNoHasOneTail() {
    let chains = referenceChains(kindOf: "four chains")
    let half = chains.map { $0.map { $0 > 0 ? 1.0 : 0 } }
    #expect(EffectiveSampleSize.quantile(0.95, half).isNaN)
    #expect(EffectiveSampleSize.tail(half) == EffectiveSampleSize.quantile(0.05, half))
    // Three in a hundred are 0, irregularly
    let rare = chains.map { $0.enumerated().map { $0.offset * $0.offset % 67 == 1 ? 0 : 1.0 } }
    #expect(!EffectiveSampleSize.bulk(rare).isNaN && EffectiveSampleSize.tail(rare).isNaN)
  }
}
