import BayesNumerics
import ChapterTestSupport
import Foundation
import TestSupport
import Testing
import Workbook

@testable import chapter1

@Suite struct IndependenceTests {
  private func check(_ text: String) -> OrderCheck {
    OrderCheck(of: FlipRecord(outcomes: text.map { $0 == "H" }))
  }

  /// Both distributions by counting all orders of up to ten flips.
  @Test func massesByCounting() {
    for flips in 2...10 {
      for heads in 1..<flips {
        var runs: [Int: Int] = [:]
        var firstHalf: [Int: Int] = [:]
        var orders = 0
        for bits in 0..<(1 << flips) where bits.nonzeroBitCount == heads {
          orders += 1
          let sides = (0..<flips).map { bits >> $0 & 1 }
          runs[zip(sides, sides.dropFirst()).count { $0 != $1 } + 1, default: 0] += 1
          firstHalf[sides.prefix(flips / 2).reduce(0, +), default: 0] += 1
        }
        let data = Flips(heads: heads, flips: flips)
        for (index, mass) in OrderCheck.runsMasses(of: data).enumerated() {
          #expect(abs(mass - Double(runs[index + 1] ?? 0) / Double(orders)) < 1e-12)
        }
        let lowest = max(0, flips / 2 - data.tails)
        for (index, mass) in OrderCheck.halvesMasses(of: data, half: flips / 2).enumerated() {
          #expect(abs(mass - Double(firstHalf[lowest + index] ?? 0) / Double(orders)) < 1e-12)
        }
      }
    }
  }

  /// The verdict's false alarms, at most one in a hundred: of 2000 sets 20 ± 4.5, more than 45 once in 10^7
  /// times.
  @Test func honestFlipsAreSeldomSuspected() {
    var random = RandomSource(seed: 12)
    for p in [0.5, 0.8] {
      let suspected = (0..<2000).count { _ in
        let outcomes = (0..<200).map { _ in random.uniform() < p }
        return OrderCheck(of: FlipRecord(outcomes: outcomes)).isMisfit
      }
      #expect(suspected < 45 && suspected > 0, "p = \(p): \(suspected)")
    }
  }

  /// The power: in 200 flips a coin that repeats its side with probability 0.7 is found in nearly all of 200
  /// sets, and so is one whose p drifts from 0.25 to 0.75; each by the statistic that is meant for it.
  @Test func dependentAndDriftingFlipsAreFound() {
    var random = RandomSource(seed: 13)
    let sticky = (0..<200).count { _ in
      OrderCheck(of: FlipRecord(staying: 0.7, flips: 200, using: &random)).runsCheck.isMisfit
    }
    #expect(sticky > 190)
    let drifting = (0..<200).count { _ in
      let outcomes = (0..<400).map { random.uniform() < 0.25 + 0.5 * Double($0) / 400 }
      return OrderCheck(of: FlipRecord(outcomes: outcomes)).halvesCheck.isMisfit
    }
    #expect(drifting > 180)
  }

  @Test func theVerdictNamesWhatIsWrong() {
    #expect(check(String(repeating: "HT", count: 50)).verdict.contains("alternate too regularly"))
    let blocks = String(repeating: "HHHHHHHHHHTTTTTTTTTT", count: 5)
    #expect(check(blocks).verdict.contains("follow one another too often"))
    // 60 flips of 0.9, then 60 of 0.1: runs are too few as well, but the halves are the rarer sign
    let drift =
      String(repeating: "HHHHHHHHHT", count: 6) + String(repeating: "TTTTTTTTTH", count: 6)
    #expect(check(drift).runsCheck.isMisfit && check(drift).verdict.contains("in the first half"))
    // Half of the flips far more heads than the other, but as many runs as expected
    #expect(check("HHTHTTHHHTHT").verdict.contains("Nothing in their order"))
    #expect(check("HHHHHHHHHHHH").verdict.contains("no order to judge"))
    #expect(check("H").verdict.contains("no order to judge"))
  }

  /// Totals have no order: nothing is claimed of them.
  @Test func totalsSayNothing() async throws {
    let found = try await CoinFlip.findings(
      CoinFlip.independence, ["--heads", "30", "--flips", "60"])
    #expect(found.answer.contains("independence is a question of order") && found.tables.isEmpty)
    let lecture = try await CoinFlip.findings(CoinFlip.independence)
    #expect(lecture.tables[0].rows.map(\.last) == ["yes", "no"])
  }

  @Test func aMillionFlips() {
    var random = RandomSource(seed: 14)
    let outcomes = (0..<1_000_000).map { _ in random.uniform() < 0.5 }
    let check = OrderCheck(of: FlipRecord(outcomes: outcomes))
    #expect(check.runsCheck.probability > 1e-4 && check.halvesCheck.probability > 1e-4)
  }
}
