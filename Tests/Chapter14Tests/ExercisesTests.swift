import BayesNumerics
import ChapterTestSupport
import Foundation
import Inference
import Marking
import Networks
import RealModule
import TestSupport
import Testing
import Workbook

@testable import chapter14

/// The exercises of chapter 14; students' files of all chapters are marked in HandedInTests.
@Suite struct AutoencoderExercisesTests {
  @Test func everyExerciseCanBeMarked() {
    let problems = ExerciseAudit.problems(
      of: Autoencoders.exercises,
      seeds: Validation.cases([Run.defaultSeed, 1, 2, 3], short: 2))
    #expect(problems.isEmpty, "\(problems.joined(separator: "\n"))")
  }

  /// By other routes: the chapter's own toy, plane geometry, and probabilistic PCA with more noise.
  @Test func solutionsAreRight() throws {
    var random = RandomSource(seed: 1)
    for _ in 0..<20 {
      let question = BoundQuestion.random(using: &random)
      let found = try bound(
        x: question.x, mean: question.mean, deviation: question.deviation, noise: question.noise)
      let toy = OneNumber(x: question.x, noise: question.noise)
      let q = Normal(mean: question.mean, standardDeviation: question.deviation)
      #expect(abs(found[1] - toy.bound(q)) < 1e-10 * max(1, abs(found[1])))
      #expect(abs(found[0] - Autoencoders.divergence(q, Normal())) < 1e-11)

      let walk = SphereQuestion.random(using: &random)
      let code = try between(a: walk.a, b: walk.b, share: walk.share)
      let turned = SphereQuestion(a: walk.a, b: code, share: 0).angle
      #expect(abs(turned - walk.share * walk.angle) < 1e-7)
      let rest = SphereQuestion(a: code, b: walk.b, share: 0).angle
      #expect(abs(turned + rest - walk.angle) < 1e-7)
      let length =
        (1 - walk.share) * SphereQuestion.length(walk.a)
        + walk.share * SphereQuestion.length(walk.b)
      #expect(abs(SphereQuestion.length(code) - length) < 1e-12)

      let units = CollapseQuestion.random(using: &random)
      let carried = try divergences(
        eigenvalues: units.eigenvalues, noise: units.noise, beta: units.beta)
      for (lambda, value) in zip(units.eigenvalues, carried) {
        // The top of β-weighted sums by golden section over |a|²: -½ log(λ') - λ/(2 λ') with λ' = |a|² + β s
        let level = units.noise * units.beta
        let best = goldenSectionMinimum(
          of: { 0.5 * .log($0 + level) + lambda / (2 * ($0 + level)) }, over: 0...(lambda + 1))
        let posterior = level / (level + best)
        #expect(abs(value + 0.5 * .log(posterior)) < 1e-4)
      }
    }
  }

  /// What is foretold, by hand.
  @Test func whatIsForetoldIsWhatTheFormulasSay() {
    let truths = AutoencoderPrediction().truths
    // ½(0.25 + 0.04 - 1 - log 0.04), √0.2, ½(5·1.64 - 1 + log 0.2), 0.1, √1.9, ½ log 20, ½ log 2
    for (index, value) in [
      0: 1.2544, 1: 0.4472, 2: 2.7953, 3: 0.1, 4: 1.3784, 5: 1.4979, 6: 0.3466, 7: 0.6415,
    ] {
      #expect(abs(truths[index] - value) < 1e-3, "\(index): \(truths[index])")
    }
  }

  /// A right function passes whatever else it draws.
  @Test func rightSlopesPass() throws {
    let key = ExerciseKey<PathQuestion>.pathSlope
    for seed in Validation.cases(Array(1...100), short: 8) {
      let questions = PathQuestion.questions(seed: UInt64(seed))
      let mark = try PathJudge.mark(questions, questions.map(key.rightAnswer), key)
      #expect(mark.isSolved, "\(seed): \(mark.explanation)")
    }
    // With two normal numbers for one, and -ε for ε
    let questions = PathQuestion.questions(seed: 3)
    let mark = try PathJudge.mark(
      questions,
      questions.map { question in
        try question.answer { mean, logVariance, slope, random in
          let noise = (random.normal() - random.normal()) / 2.0.squareRoot()
          let deviation = Double.exp(logVariance / 2)
          let g = slope(mean - deviation * noise)
          return [
            g - mean, 0.5 * (-g * deviation * noise - deviation * deviation + 1),
          ]
        }
      }, key)
    #expect(mark.isSolved, "\(mark.explanation)")
  }

  /// The score function has the right mean and too large a variance: it must not pass.
  @Test func theScoreFunctionIsRejected() throws {
    let key = ExerciseKey<PathQuestion>.pathSlope
    let questions = PathQuestion.questions(seed: 4)
    let answers = try questions.map { question in
      try question.answer { mean, logVariance, slope, random in
        let deviation = Double.exp(logVariance / 2)
        let noise = random.normal()
        let z = mean + deviation * noise
        // The log likelihood from its slope, which is linear in z
        let likelihood =
          -slope(z) * slope(z) * question.noise / (2 * question.weight * question.weight)
        return [
          likelihood * noise / deviation - mean,
          0.5 * (likelihood * (noise * noise - 1) - deviation * deviation + 1),
        ]
      }
    }
    #expect(!(try PathJudge.mark(questions, answers, key)).isSolved)
  }

  /// The right slopes climb to the posterior; those of the loss do not.
  @Test(arguments: ["solution", "loss"])
  func whatIsBuiltClimbs(answer: String) throws {
    let (status, words) = try runWithAnswers(
      ["5-path-slope": answer == "solution" ? nil : answer], in: Autoencoders.self,
      ["--section", "climbed-with-mine"])
    #expect(status == 0, "\(words)")
    #expect(words.contains("At the posterior:") == (answer == "solution"), "\(words)")
  }
}
