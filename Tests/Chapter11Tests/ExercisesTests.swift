import BayesNumerics
import Marking
import RealModule
import TestSupport
import Testing
import Workbook

@testable import chapter11

/// The exercises of chapter 11; students' files of all chapters are marked in HandedInTests.
@Suite struct VariationalExercisesTests {
  @Test func everyExerciseCanBeMarked() {
    let problems = ExerciseAudit.problems(
      of: VariationalInference.exercises,
      seeds: Validation.cases([Run.defaultSeed, 1, 2, 3], short: 2))
    #expect(problems.isEmpty, "\(problems.joined(separator: "\n"))")
  }

  /// The solutions by other routes: the library's divergence, and central differences.
  @Test func solutionsAreRight() throws {
    var random = RandomSource(seed: 1)
    for _ in 0..<20 {
      let normals = NormalsQuestion.random(using: &random)
      let exact = Normal(mean: normals.meanP, standardDeviation: normals.deviationP)
        .divergence(
          from: Normal(mean: normals.meanQ, standardDeviation: normals.deviationQ))
      let found = try divergence(
        meanP: normals.meanP, deviationP: normals.deviationP, meanQ: normals.meanQ,
        deviationQ: normals.deviationQ)
      #expect(abs(found - exact) < 1e-12 * max(1, exact))

      let scale = ScaleQuestion.random(using: &random)
      func rise(_ u: Double) throws -> [Double] {
        try logDensityOfLogScale(
          u: u, rate: scale.rate, count: scale.count, squares: scale.squares)
      }
      let difference = (try rise(scale.u + 1e-5)[0] - rise(scale.u - 1e-5)[0]) / 2e-5
      let slope = try rise(scale.u)[1]
      // Third derivatives of squares that may be large at small u
      #expect(abs(difference - slope) < 1e-6 * max(1, abs(slope)))
    }
  }

  /// What does not depend on draws has a formula, or is known from a grid of 20,001 places by NumPy.
  @Test func whatIsForetoldIsWhatTheFormulasSay() {
    for seed in 1...2 {
      let truths = VariationalPrediction(seed: UInt64(seed)).truths
      let known = [
        // log ½ + (4 - 1)/2; the peaks hardly overlap; √(1 + 4²); √(1 - 0.8²); 0.9025ⁿ < 0.01
        0: 1.5 - .log(2), 1: .log(2), 2: Double(17).squareRoot(), 3: 0.6, 4: 45,
      ]
      for (index, value) in known { #expect(abs(truths[index] - value) < 1e-3, "\(index)") }
      #expect(abs(truths[5] / 9.8701848 - 1) < 1e-4)
      // A coordinate's share is √7/4 on average over many draws; a thousand have it to 10 % (NumPy)
      let share = Double.pow(Double(7).squareRoot() / 4, 5)
      #expect(abs(truths[6] / share - 1) < 0.5)
      #expect(truths[7] > 0 && truths[7] < 0.2)
    }
  }
}
