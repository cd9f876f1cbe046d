import Networks
import Testing
import Workbook

@testable import chapter10

@Suite struct StuckChainTests {
  /// Jumps are counted where they were tried, and a death is no birth.
  @Test func jumpsAreCounted() {
    var chain = JumpChains.empty(1, most: 3)
    chain.note(from: 1, to: 2, isBirth: true)
    chain.note(from: 2, to: 2, isBirth: true)
    chain.note(from: 2, to: 1, isBirth: false)
    #expect(chain.units == [2, 2, 1])
    #expect(chain.births[1].made == 1 && chain.births[2].tried == 1 && chain.births[2].made == 0)
    #expect(chain.deaths[2].rate == 1)
    let chains = JumpChains(chains: [chain, chain], most: 3, warmUp: 1)
    #expect(chains.sweeps == 4 && abs(chains.jumpRate - 2.0 / 3) < 1e-15)
  }

  /// The stuck chain makes fewer jumps than the free one by far more than its claim asks.
  @Test func theWeightHoldsTheChain() async throws {
    let findings = try await HowManyUnits.stuckChain.run(
      try HowManyUnits.study(.parse([]), run: Run(isQuick: true)),
      Run(isQuick: true, section: "stuck-chain"))
    #expect(findings.claims.allSatisfy { $0.verdict != .notMet })
  }
}
