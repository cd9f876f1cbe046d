import BayesNumerics
import ChapterTestSupport
import Foundation
import Inference
import Testing
import Workbook

@testable import chapter9

@Suite struct TwoModesTests {
  private static let found = Task {
    try await MarkovChains.findings(MarkovChains.twoModes, seed: 1, isQuick: true)
  }

  @Test func onlyTheLadderCrosses() async throws {
    let found = try await Self.found.value
    func value(_ name: String) throws -> Double {
      try #require(found.values.first { $0.name == name }).number
    }
    for claim in found.claims { #expect(claim.verdict == .holds, "\(claim.computedText)") }
    #expect(try value("one.crossings") == 0)
    #expect(try value("one.share") == 1 && value("both.share") == 0.5)
    #expect(try value("both.r-hat") > 1.5 && value("one.r-hat") < 1.02)
    #expect(try value("ladder.crossings") > 50)
  }

  /// The exchange by hand and the engine's are one rule: with the sign turned round the hot rungs would rule, and
  /// the share of the wide mode would be far from 0.3.
  @Test func theExchangeNeedsItsSign() {
    let target = TwoModes()
    let ladder = TemperingLadder(geometricFrom: 0.02, rungs: 6)
    func share(_ chains: [[Double]]) -> (value: Double, error: Double) {
      ModeRun("", chains).share
    }
    let right = share(
      LadderByHand.chains(
        target, ladder, from: TwoModes.place(of: 0), draws: 500, thinning: 10,
        using: RandomSource(seed: 5)))
    #expect(abs(right.value - ModeRun.exactShare) < 4.42 * right.error)
    // The control: exchanges that are always accepted
    var random = RandomSource(seed: 6)
    var free = LadderByHand(target, ladder, from: TwoModes.place(of: 0))
    var left = 0
    for _ in 0..<2000 {
      free.step(using: &random)
      free.positions.swapAt(4, 5)
      left += free.positions[5][0] < ModeRun.edge ? 1 : 0
    }
    #expect(abs(Double(left) / 2000 - ModeRun.exactShare) > 0.1)
  }

  /// The climb by densities of one coordinate, squared on the diagonal. The pass is looked up on a grid of 0.01, on
  /// which log p changes by less than 0.3 from place to place.
  @Test func theClimbIsThatOfTheDensities() {
    let way = [Double].evenlySpaced(from: -5, to: 5, count: 1001).map { x in
      let modes = TwoModes.weights.indices.map { mode -> Double in
        let p = Normal(
          mean: TwoModes.centres[mode], standardDeviation: TwoModes.widths[mode]
        ).density(x)
        return TwoModes.weights[mode] * p * p
      }
      return log(modes.reduce(0, +))
    }
    #expect(abs(way[0] - (way.min() ?? 0) - TwoModes.climb) < 0.3)
    #expect((23...25).contains(TwoModes.climb))
  }

  @Test func theExactShareIsTheIntegral() {
    let places = [Double].evenlySpaced(from: -20, to: 20, count: 1601)
    var (left, all) = (0.0, 0.0)
    for x in places {
      // x₂ is integrated out of each mode: weights and widths in x₁ stay
      let p = zip(TwoModes.weights, zip(TwoModes.centres, TwoModes.widths)).reduce(0) {
        $0 + $1.0 * Normal(mean: $1.1.0, standardDeviation: $1.1.1).density(x)
      }
      all += p
      if x < ModeRun.edge { left += p }
    }
    #expect(abs(left / all - ModeRun.exactShare) < 1e-3)
  }
}
