import BayesNumerics
import ChapterTestSupport
import Inference
import Testing
import Workbook

@testable import chapter6

@Suite struct IndependenceTests {
  /// By hand, with 0.9 and 0.1: the fork 0.09 / 0.18; the collider 0.0909 / 0.2529 and 0.0099 / 0.0909.
  @Test func threeFormsByHand() throws {
    let answers = try ThreeEvents.all(.standard).map { try $0.answers() }
    for (answer, expected) in zip(
      answers,
      [
        [0.1, 0.082 / 0.244, 0.5, 0.5], [0.18, 0.5, 0.9, 0.9],
        [0.1, 0.1, 0.0909 / 0.2529, 0.0099 / 0.0909],
      ])
    {
      let found = [answer.before, answer.afterC, answer.afterB, answer.afterBoth]
      // A dozen roundings of numbers below 1
      for (value, number) in zip(found, expected) { #expect(abs(value - number) < 1e-14) }
    }
  }

  @Test func everyClaimHolds() async throws {
    let findings = try await LogicOfInference.findings(LogicOfInference.independence)
    #expect(findings.claims.count == 6)
    for claim in findings.claims { #expect(claim.verdict == .holds, "\(claim.id)") }
  }

  /// The graph with the arrow from the train to Ben left out claims what the table refutes.
  @Test func aMissingArrowIsSeen() throws {
    let morning = try LateMorning(.standard)
    let joint = morning.network.joint
    let wrong = try DirectedGraph(
      morning.network.graph.nodes,
      arrows: morning.network.graph.arrows.filter { $0.to != "Ben" }.map { ($0.from, $0.to) })
    let refuted = SeparationVerdict.all(of: morning.network).filter {
      wrong.areDSeparated([$0.first], [$0.second], given: Set($0.known))
        && !joint.areIndependent([$0.first], [$0.second], given: $0.known)
    }
    #expect(!refuted.isEmpty)
  }

  /// Probabilities may make independent what the graph joins, and never the other way round.
  @Test(arguments: [["--likely", "0.1"], ["--rare", "0.9"], ["--likely", "1"]])
  func separationNeverFails(arguments: [String]) async throws {
    let findings = try await LogicOfInference.findings(LogicOfInference.independence, arguments)
    #expect(findings.row("separated") == ["separated", "25", "25", "0"])
  }

  /// Five sets of mornings within 4.4 standard errors, of which a right simulation misses one in 20,000
  /// times; a simulation in which Ben does not take the train is off by some sixty.
  @Test func mornings() throws {
    let morning = try LateMorning(.standard)
    let exact = try morning.questions()[3].probability
    for seed in 1...5 {
      var random = RandomSource(seed: UInt64(seed))
      let simulated = morning.simulate(mornings: 100_000, using: &random)
      #expect(abs(simulated.share - exact) < 4.4 * simulated.standardError)
      #expect(
        abs(simulated.share - (try morning.questions()[2].probability)) > 20
          * simulated.standardError)
    }
  }
}
