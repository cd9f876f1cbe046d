import BayesNumerics
import Foundation
import Marking
import TestSupport
import Testing

@testable import chapter5

/// The judge of exercise "A Gibbs update of your own": its false alarms, and how surely it sees the order.
@Suite struct NoiseJudgeValidation {
  private func answers(_ questions: [NoiseDrawQuestion], order: [String]) throws -> [[Double]] {
    try questions.map {
      try $0.run.numbers(
        {
          try drawNoiseVariance(
            y: $0, features: $1, weights: $2, degrees: $3, scale: $4, using: &$5)
        },
        order: order)
    }
  }

  private static let seeds = Validation.longer(5)

  /// One in 10,000 is the stated rate, so that more than one refusal of ten, or of a hundred in `make validate`,
  /// comes up less than once in 10,000 runs of this test. A sweep may begin anywhere in its circle as long as it ends with σ².
  @Test func rightDrawsPass() throws {
    var refusals = 0
    for seed in 1...2 * Self.seeds {
      let questions = NoiseDrawQuestion.questions(seed: UInt64(seed))
      let judge = NoiseJudge(
        questions: questions,
        answers: try answers(questions, order: ["gamma", "beta", "sigma2"]))
      let refused = judge.comparisons.filter(\.isRefused)
      if judge.refusal != nil || !judge.hasDistribution(NoiseJudge.conditional) || !refused.isEmpty
      {
        refusals += 1
        print("seed \(seed): \(refused.map { ($0.name, $0.z) })")
      }
    }
    print("\(refusals) of \(2 * Self.seeds) right draws are refused")
    #expect(refusals <= 1)
  }

  /// Every order in which β is old when σ² is drawn, or at the end of a sweep.
  @Test(arguments: [
    ["beta", "gamma", "sigma2"], ["gamma", "sigma2", "beta"], ["beta", "sigma2", "gamma"],
    ["sigma2", "beta", "gamma"],
  ])
  func wrongOrdersAreSeen(order: [String]) throws {
    var seen = 0
    for seed in 1...Self.seeds {
      let questions = NoiseDrawQuestion.questions(seed: UInt64(seed))
      let judge = NoiseJudge(questions: questions, answers: try answers(questions, order: order))
      if judge.comparisons.contains(where: \.isRefused) { seen += 1 }
    }
    print("\(order): seen in \(seen) of \(Self.seeds)")
    #expect(seen == Self.seeds)
  }
}
