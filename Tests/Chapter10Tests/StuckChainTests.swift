import BayesNumerics
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

  /// The chain with weights makes fewer jumps than the free one by far more than its claim asks; the timid one makes
  /// hardly any, and its ends stay apart: below six units from none, above six from ten. So do the pictures of twenty
  /// seeds.
  @Test func twoLooksRevealTheStuckChain() async throws {
    let findings = try await HowManyUnits.stuckChain.run(
      try HowManyUnits.study(.parse([]), run: Run(isQuick: true)),
      Run(isQuick: true, section: "stuck-chain"))
    #expect(findings.claims.allSatisfy { $0.verdict != .notMet })
    func value(_ name: String) throws -> Double {
      try #require(findings.values.first { $0.name == name }).number
    }
    #expect(try value("stuck.rate") < 0.01 && value("wide.rate") > 0.1)
    #expect(try value("stuck.from-none") < 6 && value("stuck.from-ten") > 6)
    #expect(try abs(value("wide.from-none") - value("wide.from-ten")) < 2)
  }

  /// Timid births are stuck, not wrong: where data do not hold them, they return the prior on M.
  @Test func timidBirthsAreCorrect() async throws {
    let empty = try VariableNetwork(
      inputs: ShallowNetwork.withConstant([]), targets: [],
      prior: VariableNetworkPrior(inputs: 2, most: 2))
    let chains = await JumpChains.run(
      ReversibleJumpSampler(empty, birthSpread: 0.5), from: [0, 0, 2, 2],
      JumpChains.Lengths(warmUp: 1000, sweeps: 40_000), using: RandomSource(seed: 2))
    for (share, exact) in zip(chains.shares, [0.5, 0.25, 0.25]) {
      // Five standard errors: missed once in a million times
      #expect(abs(share.value - exact) < 5 * share.standardError)
    }
  }
}
