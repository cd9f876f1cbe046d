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

  /// The solutions by other routes: the library's divergence, central differences, and the chapter's path gradient.
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
    let gradient = OneDrawGradient(target: .coin, q: Normal(mean: 0.3, standardDeviation: 0.8))
    let mine = try pathGradient(
      mean: 0.3, logScale: .log(0.8), noise: [0.7], heads: 10, tails: 4)
    #expect(abs(mine[0] - gradient.path(0.7).mean) < 1e-12)
    #expect(abs(mine[1] - gradient.path(0.7).logScale) < 1e-12)
  }
}
