import BayesNumerics
import Foundation
import Inference
import Marking
import TestSupport
import Testing
import Workbook

@testable import chapter1

@Suite struct ExercisesTests {
  @Test func everyExerciseCanBeMarked() {
    let problems = ExerciseAudit.problems(of: CoinFlip.exercises, seeds: [Run.defaultSeed])
    #expect(problems.isEmpty, "\(problems.joined(separator: "\n"))")
  }

  /// Nobody is marked for what they know, only for whether they know how well they know it.
  @Test func predictionsAreToldWhetherTheyAreCalibrated() throws {
    // Half the width of each interval about what the chapter computes, and by how much each is moved
    func reply(_ half: [Double], movedBy shift: Double) throws -> Mark {
      let centres = [0.182, 0.702, 0.180, 0.433, 0.588, 6.71, 0.478, 507.7]
      let ends = zip(centres, half).map { "\($0 + shift * $1 - $1)...\($0 + shift * $1 + $1)" }
      let text = """
        func intervals() throws -> [ClosedRange<Double>] {
          [\(ends.joined(separator: ", "))]
        }
        """
      return try Marker(card: CoinFlip.card).mark(text, of: .beforeYouLook, seed: 5).mark
    }
    let careful = [0.1, 0.15, 0.08, 0.1, 0.06, 1.2, 0.12, 10]
    for (half, shift, held, words) in [
      (careful, 0, 8, "Nothing speaks against"), (careful, 1.5, 0, "overconfident"),
      (careful.map { 3.5 * $0 }, 0, 8, "underconfident"),
    ] {
      guard case .predicted(held, of: 8, let sentence) = try reply(half, movedBy: shift) else {
        Issue.record("\(words): \(try reply(half, movedBy: shift))")
        continue
      }
      #expect(sentence.contains(words), "\(sentence)")
    }
  }

  @Test func solutionOfBothTailsByCounting() throws {
    for flips in 1...12 {
      for heads in 0...flips {
        let distance = abs(2 * heads - flips)
        let far = (0..<(1 << flips)).count { abs(2 * $0.nonzeroBitCount - flips) >= distance }
        let answer = try twoSidedTail(heads: heads, flips: flips)
        #expect(abs(answer - Double(far) / Double(1 << flips)) < 1e-14)
      }
    }
  }

  @Test func solutionOfTheShortestInterval() throws {
    for beta in [Beta(a: 11, b: 5), Beta(a: 2, b: 30), Beta(a: 17.5, b: 1.5)] {
      let library = CredibleInterval.highestDensity(of: beta)
      let answer = try highestDensityInterval(a: beta.a, b: beta.b)
      // Where the density is flat an end moves by the square root of the rounding of its logarithm
      #expect(abs(answer[0] - library.lower) < 1e-7 && abs(answer[1] - library.upper) < 1e-7)
    }
  }

  /// Computed once with scipy.stats.binom.logpmf.
  @Test func solutionOfTheFlipsThatConvince() throws {
    for (share, needed) in [
      (0.6, [166, 236, 296, 361]), (0.7, [31, 48, 64, 78]), (0.9, [4, 11, 13, 15]),
    ] {
      for (threshold, flips) in zip([3.0, 10, 30, 100], needed) {
        #expect(try flipsNeeded(share: share, threshold: threshold) == flips)
      }
    }
    // The last number that counts, and two that would need 5001 and 5976 flips
    #expect(try flipsNeeded(share: 0.522501, threshold: 2.9) == 5000)
    #expect(try flipsNeeded(share: 0.522, threshold: 2.32) == 0)
    #expect(try flipsNeeded(share: 0.48, threshold: 2) == 0)
  }

  /// HHT under the uniform prior is 1/2 · 2/3 · 1/4, in any order; in general B(a + k, b + n - k) / B(a, b).
  @Test func solutionOfOneFlipAtATime() throws {
    for flips in [[true, true, false], [false, true, true]] {
      let answer = try probabilityOfFlips(a: 1, b: 1, flips: flips)
      #expect(abs(answer - 1 / 12.0) < 1e-15)
    }
    let long = (0..<30).map { $0 % 3 == 0 }
    let answer = try probabilityOfFlips(a: 7, b: 4, flips: long)
    #expect(abs(log(answer) - (logBeta(17, 24) - logBeta(7, 4))) < 1e-12)
  }

  /// Flip by flip in either model: predictions of the next flip, multiplied as logarithms.
  @Test func solutionOfEvidenceWithoutUnderflow() throws {
    for (heads, flips, a, b, fairPrior) in [
      (10, 14, 1.0, 1.0, 0.5), (3, 5, 0.5, 7, 0.9), (900, 1500, 20, 30, 0.999_999),
      (1013, 2000, 4, 2, 0), (1013, 2000, 4, 2, 1),
    ] {
      var ifBiased = 0.0
      for flip in 0..<flips {
        let isHeads = flip < heads
        let seen = (heads: Double(min(flip, heads)), tails: Double(max(0, flip - heads)))
        ifBiased += log(isHeads ? a + seen.heads : b + seen.tails) - log(a + b + Double(flip))
      }
      // Both divided by the probability under "fair", which is then 1
      let ratio = exp(ifBiased + Double(flips) * log(2))
      let expected = log(fairPrior + (1 - fairPrior) * ratio) - Double(flips) * log(2)
      let answer = try logEvidence(heads: heads, flips: flips, a: a, b: b, fairPrior: fairPrior)
      // A few thousand logarithms of up to 8, each rounded once
      #expect(abs(answer - expected) < 1e-9)
    }
  }
}
