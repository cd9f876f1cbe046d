import BayesNumerics
import ChapterTestSupport
import Foundation
import Inference
import Marking
import TestSupport
import Testing
import Workbook

@testable import chapter12

/// The exercises of chapter 12; students' files of all chapters are marked in HandedInTests.
@Suite struct RefinedExercisesTests {
  @Test func everyExerciseCanBeMarked() {
    let problems = ExerciseAudit.problems(
      of: RefinedVariational.exercises,
      seeds: Validation.cases([Run.defaultSeed, 1, 2, 3], short: 2))
    #expect(problems.isEmpty, "\(problems.joined(separator: "\n"))")
  }

  /// The density after a step, by the share of a small interval; slopes of the lens by central differences, and the
  /// lens as it is written with its Jacobian.
  @Test func solutionsAreRight() throws {
    var random = RandomSource(seed: 1)
    for _ in 0..<20 {
      let step = StepQuestion.random(using: &random)
      let q = Normal(mean: step.mean, standardDeviation: step.deviation)
      let width = 1e-5
      func landing(_ theta: Double) -> Double {
        let off = theta - step.theta
        return theta + step.stepSize * (step.slope + off * step.curvature)
      }
      let share =
        (q.cumulative(step.theta + width) - q.cumulative(step.theta - width))
        / abs(landing(step.theta + width) - landing(step.theta - width))
      let found = try afterOneStep(
        theta: step.theta, mean: step.mean, deviation: step.deviation, stepSize: step.stepSize,
        slope: step.slope, curvature: step.curvature)
      #expect(abs(found[0] - landing(step.theta)) < 1e-12)
      // A difference of probabilities of 1e-5 loses eleven digits of sixteen
      #expect(abs(found[1] - log(share)) < 1e-4)

      let (u, x1) = (2 * random.normal(), random.normal())
      let lens = try lensOnTheLine(u: u, x1: x1)
      var slopes = [0.0, 0]
      // x₀ = tanh u is tanh(θ/2) at θ = 2u, and so a density of u is twice that of θ
      let library = Lens.free.logDensity(at: [2 * u, x1], gradient: &slopes)
      let size = 1 + abs(library)
      #expect(abs(lens[0] - library - log(2)) < 1e-8 * size)
      #expect(abs(lens[1] - 2 * slopes[0]) < 1e-6 * (1 + abs(lens[1])))
      #expect(abs(lens[2] - slopes[1]) < 1e-6 * (1 + abs(lens[2])))
    }
  }

  /// Hidden years by the library's chain, and for three years by the sum over all eight sequences.
  @Test func hiddenYearsAreSummedOut() throws {
    var random = RandomSource(seed: 2)
    for _ in 0..<10 {
      let question = HiddenYearsQuestion.random(using: &random)
      let answer = try logProbability(
        counts: question.counts, low: question.low, high: question.high, up: question.up,
        down: question.down)
      guard question.counts.count > 1 else { continue }
      let target = TwoRatePosterior(question.counts, prior: .init(rate: 10))
      let reading = target.read(
        .init(low: question.low, high: question.high, up: question.up, down: question.down))
      let factorials = question.counts.reduce(0.0) { $0 + logGamma(Double($1) + 1) }
      let expected = reading.logLikelihood - factorials
      #expect(abs(answer - expected) < 1e-10 * (1 + abs(expected)))
    }
    let (low, high, up, down, counts) = (2.0, 7.0, 0.1, 0.3, [3, 9, 0])
    var total = 0.0
    for code in 0..<8 {
      let kinds = (0..<3).map { code >> $0 & 1 == 1 }
      var weight = kinds[0] ? up / (up + down) : down / (up + down)
      for t in 0..<3 {
        weight *= .exp(Poisson(mean: kinds[t] ? high : low).logDensity(counts[t]))
        if t > 0 {
          weight *=
            kinds[t - 1] ? (kinds[t] ? 1 - down : down) : (kinds[t] ? up : 1 - up)
        }
      }
      total += weight
    }
    let answer = try logProbability(counts: counts, low: low, high: high, up: up, down: down)
    #expect(abs(answer - log(total)) < 1e-12)
  }

  /// Where the lens as it is written is no number, or infinite, the solution is one.
  @Test func theHuntIsOver() throws {
    for u in [-45.0, -20, 30, 44.9] {
      let lens = try lensOnTheLine(u: u, x1: 0.3 / cosh(u))
      let isFinite = lens.allSatisfy { $0.isFinite }
      #expect(isFinite)
    }
    var slopes = [0.0, 0]
    #expect(!Lens().logDensity(of: [tanh(30), 0], gradient: &slopes).isFinite)
  }

  /// What does not depend on draws has a formula.
  @Test func whatIsForecastIsWhatTheFormulasSay() {
    for seed in 1...2 {
      let truths = RefinedPrediction(seed: UInt64(seed)).truths
      let known = [
        // -½ log 0.36; 1/(1 - η/2); the golden section; its widening
        0: -0.5 * log(0.36), 2: 4.0 / 3, 4: 0.618_033_988_7, 5: 3.128_1,
      ]
      for (index, value) in known { #expect(abs(truths[index] - value) < 1e-3, "\(index)") }
      #expect(truths[1] > 2.5 && truths[1] < 3.5)
      // Binomials within five standard deviations
      #expect(abs(truths[6] - 0.589) < 0.16 && abs(truths[7] - 9.9) < 15)
      #expect(abs(truths[3] - 0.0692) < 1e-3)
    }
  }

  /// The judge's truth is the library's filter, whatever is drawn; right updates of another form pass.
  @Test func rightUpdatesPass() throws {
    let key = ExerciseKey<KalmanQuestion>.kalmanUpdate
    for seed in Validation.cases(Array(1...50), short: 4) {
      let questions = KalmanQuestion.questions(seed: UInt64(seed))
      #expect(try KalmanJudge.mark(questions, questions.map(key.rightAnswer), key).isSolved)
      // Joseph's form: (I - k z) P (I - k z)ᵀ + r k kᵀ
      let joseph = try questions.map { question in
        try question.run.answer { mean, covariance, z, noise, y in
          let right = try kalmanUpdate(mean: mean, covariance: covariance, z: z, noise: noise, y: y)
          let pz = covariance.map { row in zip(row, z).reduce(0) { $0 + $1.0 * $1.1 } }
          let f = zip(pz, z).reduce(noise) { $0 + $1.0 * $1.1 }
          let n = z.count
          let p = Matrix(rows: covariance)
          var left = Matrix.identity(n)
          var kk = Matrix(rows: n, columns: n)
          for i in 0..<n {
            for j in 0..<n {
              left[i, j] -= pz[i] * z[j] / f
              kk[i, j] = noise * pz[i] * pz[j] / (f * f)
            }
          }
          let product = left * p * left.transpose
          let after = (0..<n).map { i in (0..<n).map { product[i, $0] + kk[i, $0] } }
          return (right.mean, after, right.logDensity)
        }
      }
      #expect(try KalmanJudge.mark(questions, joseph, key).isSolved)
    }
  }

  /// A right update forecasts carbon dioxide; one that leaves the covariance as it was does not.
  @Test(arguments: ["solution", "covariance-left"])
  func whatIsBuiltFilters(answer: String) throws {
    let (status, words) = try runWithAnswers(
      ["5-kalman-update": answer == "solution" ? nil : answer], in: RefinedVariational.self,
      ["--section", "filtered-with-mine"])
    #expect(status == 0, "\(words)")
    #expect(words.contains("Yes: every month's forecast") == (answer == "solution"), "\(words)")
    #expect(words.contains("No: somewhere your forecast") == (answer != "solution"), "\(words)")
  }
}
