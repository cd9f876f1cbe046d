import BayesNumerics
import Foundation
import Inference
import Marking
import TestSupport
import Testing

@testable import chapter1

@Suite struct ExercisesTests {
  /// The student's work in this clone does not make the tests fail.
  @Test func everyExerciseCanBeMarked() {
    let problems =
      ExerciseAudit.problems(of: CoinFlip.exercises)
      + StubAudit.problems(of: CoinFlip.self, executable: CommandRunner.built("chapter1").path)
    #expect(problems.isEmpty, "\(problems.joined(separator: "\n"))")
  }

  @Test func solutionOfBothTailsByCounting() {
    for flips in 1...12 {
      for heads in 0...flips {
        let distance = abs(2 * heads - flips)
        let far = (0..<(1 << flips)).count { abs(2 * $0.nonzeroBitCount - flips) >= distance }
        let answer = Solutions.twoSidedTail(Flips(heads: heads, flips: flips))
        #expect(abs(answer - Double(far) / Double(1 << flips)) < 1e-14)
      }
    }
  }

  @Test func solutionOfTheShortestInterval() {
    for beta in [Beta(a: 11, b: 5), Beta(a: 2, b: 30), Beta(a: 17.5, b: 1.5)] {
      let library = CredibleInterval.highestDensity(of: beta)
      let answer = Solutions.highestDensityInterval(beta)
      // Where the density is flat an end moves by the square root of the rounding of its logarithm
      #expect(abs(answer[0] - library.lower) < 1e-7 && abs(answer[1] - library.upper) < 1e-7)
    }
  }

  /// Computed once with scipy.stats.binom.logpmf.
  @Test func solutionOfTheFlipsThatConvince() {
    for (share, needed) in [
      (0.6, [166, 236, 296, 361]), (0.7, [31, 48, 64, 78]), (0.9, [4, 11, 13, 15]),
    ] {
      for (threshold, flips) in zip([3.0, 10, 30, 100], needed) {
        #expect(Solutions.flipsNeeded(FlipsNeeded(share: share, threshold: threshold)) == flips)
      }
    }
  }

  /// HHT under the uniform prior is 1/2 · 2/3 · 1/4, in any order; in general B(a + k, b + n - k) / B(a, b).
  @Test func solutionOfOneFlipAtATime() {
    for flips in [[true, true, false], [false, true, true]] {
      let answer = Solutions.probabilityOfFlips(SequentialCase(a: 1, b: 1, flips: flips))
      #expect(abs(answer - 1 / 12.0) < 1e-15)
    }
    let long = (0..<30).map { $0 % 3 == 0 }
    let answer = Solutions.probabilityOfFlips(SequentialCase(a: 7, b: 4, flips: long))
    #expect(abs(log(answer) - (logBeta(17, 24) - logBeta(7, 4))) < 1e-12)
  }

  @Test func solutionOfEvidenceWithoutOverflow() {
    for (a, b) in [(11.0, 5.0), (0.01, 1e6), (175_000, 175_000), (1e6, 1e6)] {
      let answer = Solutions.logBetaFunction(ShapePair(a: a, b: b))
      // Three logarithms of up to 1e7 are each rounded to 1e-9
      #expect(abs(answer - logBeta(a, b)) < 1e-8)
    }
  }
}
