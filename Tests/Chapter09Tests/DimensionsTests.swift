import BayesNumerics
import ChapterTestSupport
import Foundation
import Inference
import Testing
import Workbook

@testable import chapter9

@Suite struct DimensionsTests {
  /// Independent draws cost one each.
  private struct Independent: TransitionKernel {
    let dimension: Int
    /// Each draw is kept with this probability, else the last one is repeated.
    let renewal: Double

    struct State: ChainState { var position: [Double] }
    struct Info: StepInfo {
      static var names: [String] { [] }
      var values: [Double] { [] }
    }

    func start(at position: [Double]) -> State { State(position: position) }

    func step(_ state: inout State, using random: inout RandomSource) -> Info {
      if random.uniform() < renewal {
        for index in state.position.indices { state.position[index] = random.normal() }
      }
      return Info()
    }
  }

  /// Renewal with probability r has the autocorrelation (1 - r)^k, so that a draw costs (2 - r)/r.
  @Test(arguments: [(1.0, 1.0), (0.5, 3)])
  func costsOfARenewalAreKnown(renewal: Double, expected: Double) {
    let cost = DrawCost(
      of: Independent(dimension: 40, renewal: renewal), dimension: 40, evaluationsPerStep: 1,
      length: 400, chains: 40, using: RandomSource(seed: 3))
    // 39 degrees of freedom: beyond 5 once in 80,000 times; 400 draws hide 0.3 %
    #expect(abs(cost.cost - expected) < 5 * cost.standardError + 0.01)
    #expect(abs(cost.cost - 2 * expected) > 5 * cost.standardError)
  }

  @Test func everyClaimHolds() async throws {
    let claims = try await MarkovChains.findings(MarkovChains.dimensions, isQuick: true).claims
    for claim in claims { #expect(claim.verdict == .holds, "\(claim.id) \(claim.computedText)") }
  }
}
