import BayesNumerics
import Foundation
import Inference
import Marking
import TestSupport
import Testing
import Workbook

@testable import chapter4

@Suite struct ExercisesTests {
  @Test func everyExerciseCanBeMarked() {
    let problems = ExerciseAudit.problems(
      of: StefanBoltzmannHierarchy.exercises,
      seeds: Validation.cases([Run.defaultSeed, 1, 2, 3], short: 2))
    #expect(problems.isEmpty, "\(problems.joined(separator: "\n"))")
  }

  /// The built step and the mended density are judged by draws, with a stated false-alarm rate of 1 in 10,000 markings.
  /// (That every negative control is refused and named is shown by the audit above, at four seeds.)
  @Test func noSeedRefusesTheRightStepOrTheRightMend() throws {
    let isLong = ProcessInfo.processInfo.environment["BAYESICS_VALIDATION"] != nil
    for seed in 100..<UInt64(isLong ? 1100 : 110) {
      let steps = LeapfrogQuestion.all(seed: seed)
      let paths = try steps.map { question in
        try question.answer(by: {
          try leapfrogStep(position: $0, momentum: $1, stepSize: $2, masses: $3, gradient: $4)
        })
      }
      let failures = LeapfrogChecks(steps, paths).failures
      #expect(failures.isEmpty, "seed \(seed): \(failures.joined(separator: " "))")

      let scales = ScaleQuestion.all(seed: seed)
      let answers = try scales.map { question in
        try question.answer(naming: .priorRecovery) { try logDensity(u: $0, residuals: $1) }
      }
      let faulty = scales.map { $0.answer(naming: .priorRecovery, ScaleQuestion.faulty) }
      for test in ScaleTest.allCases {
        let failure = test.failure(answers)
        #expect(failure == nil, "seed \(seed): \(test.rawValue): \(failure ?? "")")
        // Of the four only one sees the fault, and always
        #expect((test.failure(faulty) != nil) == (test == .priorRecovery), "seed \(seed), \(test)")
      }
    }
  }

  /// A drift, kick, drift step is another leapfrog step: it is right, and takes random numbers in the same way.
  @Test func aStepThatBeginsWithThePositionIsSolvedToo() throws {
    let text = """
      import BayesNumerics
      func leapfrogStep(
        position: [Double], momentum: [Double], stepSize: Double, masses: [Double],
        gradient: ([Double]) -> [Double]
      ) throws -> (position: [Double], momentum: [Double]) {
        func drift(_ q: [Double], _ p: [Double]) -> [Double] {
          q.indices.map { q[$0] + 0.5 * stepSize * p[$0] / masses[$0] }
        }
        let middle = drift(position, momentum)
        let pull = gradient(middle)
        let p = momentum.indices.map { momentum[$0] + stepSize * pull[$0] }
        return (drift(middle, p), p)
      }
      """
    let marker = try Marker(card: StefanBoltzmannHierarchy.card)
    let result = marker.mark(text, of: .leapfrogStep, seed: 1)
    #expect(result.mark == .solved, "\(result.mark.explanation)")
  }

  /// √(m² + (s² + t²)/N) where all noises are the same and the prior is wide; the general case by adding up the
  /// precision matrix of (log σ, μ) and inverting it.
  @Test func solutionOfTheVaguePrior() throws {
    let equal = try posteriorWidth(
      spread: 0.72, noises: [Double](repeating: 0.1, count: 200), meanUncertainty: 0.5,
      priorWidth: 1e9)
    #expect(abs(equal - (0.25 + (0.72 * 0.72 + 0.01) / 200).squareRoot()) < 1e-12)
    let (s, noises, m, p) = (0.4, [0.1, 0.5, 0.9], 0.3, 0.7)
    let stars = noises.reduce(0) { $0 + 1 / (s * s + $1 * $1) }
    let (a, b) = (stars + 1 / (p * p), stars + 1 / (m * m))
    let direct = (b / (a * b - stars * stars)).squareRoot()
    let answer = try posteriorWidth(spread: s, noises: noises, meanUncertainty: m, priorWidth: p)
    #expect(abs(answer - direct) < 1e-12)
  }

  /// The density of a listed star is that of all stars, cut at the limit: over all measured values it sums to 1.
  @Test func solutionOfTheListIsADensity() throws {
    let (limit, step) = (0.3, 0.001)
    let total = try (0..<8000).reduce(0.0) { sum, index in
      let value = limit + (Double(index) + 0.5) * step
      return sum
        + step
        * exp(
          try logLikelihoodOfList(
            measured: [value], noises: [0.4], limit: limit, centre: -0.2, width: 0.7))
    }
    // Midpoints of a smooth density: the error is of order step²
    #expect(abs(total - 1) < 1e-5)
  }

  @Test func solutionWithoutAreaByQuadrature() throws {
    let (measured, logA) = (1.7, 0.2)
    let answer = try logLikelihoodWithoutArea(
      measured: measured, temperature: 1.2, logSigma: 0.1, meanLogArea: logA, areaSpread: 0.5,
      noise: 0.2)
    // ∫ p(log A) p(L̂ | A) d log A, with the log-normal density of L̂
    let step = 0.01
    let direct = (-500...500).reduce(0.0) { sum, index in
      let y = logA + Double(index) * step
      let logL = 0.1 + y + 4 * log(1.2)
      let density =
        Normal(mean: logL, standardDeviation: 0.2).density(log(measured)) / measured
      return sum + step * Normal(mean: logA, standardDeviation: 0.5).density(y) * density
    }
    #expect(abs(answer - log(direct)) < 1e-9)
  }

  @Test func solutionOfThePowerByTheLibrary() throws {
    let (x, y) = ([-0.2, 0, 0.1, 0.3], [-0.75, 0.06, 0.38, 1.22])
    let answer = try posteriorOfPower(logTemperatures: x, values: y, noise: 0.05)
    let line = try leastSquares(Matrix(rows: x.map { [1, $0] }), y)
    #expect(abs(answer[0] - line[1]) < 1e-12)
    let inverse = try Cholesky(Matrix(rows: x.map { [1, $0] }).gram).solve(.identity(2))
    #expect(abs(answer[1] - 0.05 * inverse[1, 1].squareRoot()) < 1e-12)
  }

  @Test func solutionOfTheOutliersByBayesTheorem() throws {
    let answer = try probabilityOfBad(
      values: [0.3, 40], errors: [0.1, 0.04], centre: 0, share: 0.2, badWidth: 0.5)
    let good = 0.8 * Normal(mean: 0, standardDeviation: 0.1).density(0.3)
    let bad = 0.2 * Normal(mean: 0, standardDeviation: 0.26.squareRoot()).density(0.3)
    #expect(abs(answer[0] - bad / (good + bad)) < 1e-14 && answer[1] == 1)
  }
}
