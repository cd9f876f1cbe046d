import BayesNumerics
import Foundation
import Marking
import RealModule
import TestSupport
import Testing
import Workbook

@testable import chapter7

/// The exercises of chapter 7; students' files of all chapters are marked in HandedInTests.
@Suite struct EveryMethodExercisesTests {
  @Test func everyExerciseCanBeMarked() {
    let problems = ExerciseAudit.problems(
      of: EveryMethod.exercises,
      seeds: Validation.cases([Run.defaultSeed, 1, 2, 3], short: 1))
    #expect(problems.isEmpty, "\(problems.joined(separator: "\n"))")
  }

  /// Weights by plain exponentials, where these do not underflow.
  @Test func weightsAreThoseOfExponentials() throws {
    let (draws, target, proposal) = ([0.5, -1, 2], [-2.0, -1, -3.5], [-1.0, -1.5, -0.7])
    let weights = zip(target, proposal).map { exp($0 - $1) }
    let sum = weights.reduce(0, +)
    let answer = try weigh(draws: draws, logTarget: target, logProposal: proposal)
    let expected = [
      log(sum / 3), zip(weights, draws).reduce(0) { $0 + $1.0 * $1.1 } / sum,
      sum * sum / weights.reduce(0) { $0 + $1 * $1 },
    ]
    for (found, right) in zip(answer, expected) { #expect(abs(found - right) < 1e-12) }
  }

  /// Both bells of the lecture's posterior are the engine's, from the quadrature's peaks.
  @Test(arguments: [(-Double.pi / 2, 0.0), (3.0, 3 * Double.pi / 2)])
  func laplaceIsTheEngines(_ lower: Double, _ upper: Double) throws {
    let posterior = NonlinearModel.lecture.posterior
    let exact = try ExactPosterior(posterior)
    let peak = try #require(exact.peaks.first { (lower...upper).contains($0) })
    let bump = try #require(Bump.climbed(CountedPosterior(posterior), from: peak))
    let answer = try laplacePeak(
      y: -2, noise: 0.8, priorVariance: 4, lower: lower, upper: upper)
    // The engine's climb ends where the slope is some 1e-6 of what it was; its curvature is by differences
    #expect(abs(answer[0] - bump.normal.mean) < 1e-5)
    #expect(abs(answer[1] - bump.normal.standardDeviation) < 1e-4)
    #expect(abs(answer[2] - bump.logArea) < 1e-4)
  }

  /// The datum of the chapter's own bisection.
  @Test func theDatumIsTheChapters() throws {
    let chapter = try #require(
      Balance(try Balance.cubic, edge: -1).movingDatum.equalHeight?.knob)
    let answer = try datumOfEqualPeaks(priorMean: 0, priorVariance: 4, noise: 0.8)
    // Golden sections, known to half the digits of θ, and to all of the height
    #expect(abs(answer - chapter) < 1e-8)
  }

  /// Sweeps that are right but written otherwise pass: narrower moves, exchanges first and from the top.
  ///
  /// A right one fails fewer than once in 10,000 markings, so four seeds of two ladders fail once in 1000 runs at most.
  @Test func rightLaddersPass() throws {
    @Sendable func otherwise(
      _ positions: [Double], _ powers: [Double], _ logPrior: (Double) -> Double,
      _ logLikelihood: (Double) -> Double, _ random: inout RandomSource
    ) -> [Double] {
      var positions = positions
      for rung in stride(from: powers.count - 1, to: 0, by: -1) {
        let gain = logLikelihood(positions[rung - 1]) - logLikelihood(positions[rung])
        if random.uniform() < exp((powers[rung] - powers[rung - 1]) * gain) {
          positions.swapAt(rung, rung - 1)
        }
      }
      for rung in powers.indices {
        for _ in 0..<2 {
          let theta = positions[rung]
          let next = theta + (random.uniform() < 0.5 ? 0.8 : 2.2) * random.normal()
          let ratio = exp(
            logPrior(next) - logPrior(theta)
              + powers[rung] * (logLikelihood(next) - logLikelihood(theta)))
          if random.uniform() < ratio { positions[rung] = next }
        }
      }
      return positions
    }
    let key = ExerciseKey<LadderQuestion>.ladder
    for seed in Validation.cases(Array(UInt64(1)...40), short: 2) {
      let questions = LadderQuestion.questions(seed: seed)
      for answers in [
        try questions.map { try key.rightAnswer(to: $0) },
        try questions.map { try $0.answer(by: otherwise) },
      ] {
        let mark = try LadderJudge.mark(questions, answers, key)
        #expect(mark.isSolved, "\(mark.explanation)")
      }
    }
  }
}
