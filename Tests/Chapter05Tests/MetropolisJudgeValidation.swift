import BayesNumerics
import Foundation
import Marking
import TestSupport
import Testing

@testable import chapter5

/// The judge of exercise "A Metropolis step of your own": its false alarms, and what it knows of its targets.
@Suite struct MetropolisJudgeValidation {
  private func answers(_ questions: [MetropolisQuestion], _ step: MetropolisRun.Step) throws
    -> [[Double]]
  {
    try questions.map { try $0.run.places(step) }
  }

  /// Uniform steps, and random numbers used in another order than the solution's.
  private static func uniformStep(
    _ current: [Double], _ prior: ([Double]) -> Double, _ likelihood: ([Double]) -> Double,
    _ scale: Double, _ random: inout RandomSource
  ) -> [Double] {
    let u = random.uniform()
    let proposed = current.map { $0 + scale * 12.0.squareRoot() * (random.uniform() - 0.5) }
    let ratio = exp(prior(proposed) + likelihood(proposed) - prior(current) - likelihood(current))
    return u < min(1, ratio) ? proposed : current
  }

  /// One in 10,000 is the stated rate; with five seeds, or fifty in `make validate`, each for two right steps, more
  /// than one refusal comes up less than once in 10,000 runs of this test.
  @Test func rightStepsOfBothKindsPass() throws {
    var refusals = 0
    let seeds = Validation.longer(5)
    for seed in 1...seeds {
      let questions = MetropolisQuestion.questions(seed: UInt64(seed))
      let solved = try answers(questions) {
        try metropolisStep(
          from: $0, logPrior: $1, logLikelihood: $2, scale: $3, using: &$4)
      }
      for answers in [solved, try answers(questions, Self.uniformStep)] {
        let judge = MetropolisJudge(questions: questions, answers: answers)
        if judge.proposal != nil || judge.decision != nil || judge.findings != nil {
          refusals += 1
          print(
            "seed \(seed):", judge.proposal as Any, judge.decision as Any, judge.findings as Any)
        }
      }
    }
    print("\(refusals) of \(2 * seeds) right steps are refused")
    #expect(refusals <= 1)
  }

  /// Known numbers of the targets from scipy.integrate.quad.
  @Test func momentsOfTheTwoPeaksAreThoseOfAnotherQuadrature() {
    let moments = MetropolisJudge.peakMoments
    #expect(abs(moments.mean - 0.37582962) < 1e-7)
    #expect(abs(moments.square - 1.15854007) < 1e-7)
    #expect(abs(moments.above - 0.68214674) < 1e-7)
  }
}
