import BayesNumerics
import ChapterTestSupport
import Foundation
import Inference
import Marking
import TestSupport
import Testing
import Workbook

@testable import chapter13

/// The exercises of chapter 13; students' files of all chapters are marked in HandedInTests.
@Suite struct StochasticGradientExercisesTests {
  @Test func everyExerciseCanBeMarked() {
    let problems = ExerciseAudit.problems(
      of: StochasticGradients.exercises,
      seeds: Validation.cases([Run.defaultSeed, 1, 2, 3], short: 2))
    #expect(problems.isEmpty, "\(problems.joined(separator: "\n"))")
  }

  /// By other routes: the recursion itself, the library's gradient and the library's kernel.
  @Test func solutionsAreRight() throws {
    var random = RandomSource(seed: 1)
    for _ in 0..<20 {
      // Where descent rests
      let question = RestQuestion.random(using: &random)
      let found = try rest(
        curvature: question.curvature, noise: question.noise, batch: question.batch,
        step: question.step, count: question.count)
      let descent = LinearDescent(
        curvature: question.curvature, noise: question.noise, batch: Double(question.batch))
      let keep = 1 - question.step * question.curvature
      var variance = 0.0
      for _ in 0..<5000 {
        variance =
          keep * keep * variance
          + question.step * question.step * question.noise / Double(question.batch)
      }
      #expect(abs(found[0] / variance - 1) < 1e-9)
      let step = descent.bestStepByBisection(count: Double(question.count))
      #expect(abs(found[1] / step - 1) < 1e-9)

      // The library's Stein kernel
      let pair = SteinQuestion.random(using: &random)
      let kernel = KernelSteinDiscrepancy().kernel(
        [pair.x], slope: [pair.slopeX], [pair.y], slope: [pair.slopeY])
      let mine = try steinKernel(x: pair.x, y: pair.y, slopeX: pair.slopeX, slopeY: pair.slopeY)
      #expect(abs(mine - kernel) < 1e-11 * max(1, abs(kernel)))
    }
  }

  /// Over all batches of one datum the mean of the estimates is the slope of all data, whatever the centre.
  @Test func theEstimateIsUnbiased() throws {
    let (inputs, outcomes) = ([0.3, -1.2, 2, 0.7], [1.0, 0, 0, 1])
    let model = LogisticRegression(inputs: inputs, outcomes: outcomes, priorVariance: 2)
    var (exact, atCentre, prior) = ([0.0], [0.0], [0.0])
    _ = model.logDensity(at: [0.8], gradient: &exact)
    _ = model.logDensity(at: [-0.4], gradient: &atCentre)
    model.priorGradient(at: [-0.4], into: &prior)
    let estimates = try (0..<4).map {
      try estimate(
        theta: 0.8, centre: -0.4, sumAtCentre: atCentre[0] - prior[0], count: 4, priorVariance: 2,
        inputs: [inputs[$0]], outcomes: [outcomes[$0]])
    }
    #expect(abs(sampleMean(estimates) - exact[0]) < 1e-12)
    #expect(sampleVariance(estimates) > 0)
  }

  /// What is foretold, by hand.
  @Test func whatIsForetoldIsWhatTheFormulasSay() {
    for seed in 1...2 {
      let truths = StochasticGradientPrediction(seed: UInt64(seed)).truths
      // 0.1·4/(2·2·20), 2·20/(400·4), T/(1 - 1/2), 2Φ(0.8224) - 1, √(6/150), 0.8·2
      for (index, value) in [0: 0.005, 1: 0.025, 2: 2, 3: 1, 4: 0.589_2, 5: 0.2, 7: 1.6] {
        #expect(abs(truths[index] - value) < 1e-3, "\(index)")
      }
      #expect(truths[6] > 0.3 && truths[6] < 3)
    }
  }

  /// Right steps pass, also one that draws its noise first and one with a normal number of its own making.
  @Test func rightStepsPass() throws {
    let key = ExerciseKey<StepQuestion>.sgldStep
    let others: [StepRun.Step] = [
      { place, eta, slope, random in
        let noise = (2 * eta).squareRoot() * random.normal()
        return place + noise + eta * slope(place, &random)
      },
      { place, eta, slope, random in
        let noise = (random.normal() + random.normal()) * eta.squareRoot()
        return place + noise + eta * slope(place, &random)
      },
    ]
    for seed in Validation.cases(Array(1...100), short: 10) {
      let questions = StepQuestion.questions(seed: UInt64(seed))
      let mark = try StepJudge.mark(questions, questions.map(key.rightAnswer), key)
      #expect(mark.isSolved, "\(seed): \(mark.explanation)")
      guard seed <= 3 else { continue }
      for other in others {
        let mark = try StepJudge.mark(questions, questions.map { try $0.answer(by: other) }, key)
        #expect(mark.isSolved, "\(seed): \(mark.explanation)")
      }
    }
  }

  /// A step with right moves and a memory passes no chain: the noise of a step is used twice.
  @Test func noiseThatRemembersIsSeenByTheChain() throws {
    let key = ExerciseKey<StepQuestion>.sgldStep
    let questions = StepQuestion.questions(seed: 4)
    let answers = try questions.map { question in
      var (last, isOld) = (0.0, false)
      return try question.answer { place, eta, slope, random in
        // Each number serves two steps
        last = isOld ? last : random.normal()
        isOld.toggle()
        return place + eta * slope(place, &random) + (2 * eta).squareRoot() * last
      }
    }
    #expect(!(try StepJudge.mark(questions, answers, key)).isSolved)
  }

  /// Noise of the right mean and variance that is not normal: uniform noise is named, a coin's is told to have the wrong
  /// kurtosis and is not taken for uniform.
  @Test func noiseThatIsNotNormalIsSeen() throws {
    let key = ExerciseKey<StepQuestion>.sgldStep
    let questions = StepQuestion.questions(seed: 5)
    func mark(_ noise: @escaping (inout RandomSource) -> Double) throws -> Mark {
      let step: StepRun.Step = { place, eta, slope, random in
        place + eta * slope(place, &random) + (2 * eta).squareRoot() * noise(&random)
      }
      return try StepJudge.mark(questions, questions.map { try $0.answer(by: step) }, key)
    }
    let uniform = try mark { ($0.uniform() - 0.5) * 12.0.squareRoot() }
    guard case .mistakes(let named) = uniform else {
      Issue.record("\(uniform.explanation)")
      return
    }
    #expect(named.map(\.name) == ["uniform noise of variance 1"])
    let coin = try mark { $0.uniform() < 0.5 ? -1 : 1 }
    guard case .wrong(let words) = coin else {
      Issue.record("\(coin.explanation)")
      return
    }
    #expect(words.contains("kurtosis"), "\(words)")
  }

  /// The right step rests where it should; the slide's does not.
  @Test(arguments: ["solution", "slide"])
  func whatIsBuiltWalks(answer: String) throws {
    let (status, words) = try runWithAnswers(
      ["5-sgld-step": answer == "solution" ? nil : answer], in: StochasticGradients.self,
      ["--section", "walked-with-mine"])
    #expect(status == 0, "\(words)")
    #expect(words.contains("Where it should:") == (answer == "solution"), "\(words)")
    #expect(words.contains("Not where it should") == (answer != "solution"), "\(words)")
  }
}
