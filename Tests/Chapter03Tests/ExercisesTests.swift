import BayesNumerics
import Foundation
import Inference
import Marking
import TestSupport
import Testing
import Workbook

@testable import chapter3

@Suite struct ExercisesTests {
  @Test func everyExerciseCanBeMarked() {
    let problems = ExerciseAudit.problems(
      of: PolynomialEvidence.exercises,
      seeds: Validation.cases([Run.defaultSeed, 1, 2, 3], short: 2))
    #expect(problems.isEmpty, "\(problems.joined(separator: "\n"))")
  }

  /// Nothing is random but the questions: the right function is solved, and every negative control named, at many seeds.
  @Test func noSeedRefusesTheRightEvidence() {
    let isLong = ProcessInfo.processInfo.environment["BAYESICS_VALIDATION"] != nil
    let problems = ExerciseAudit.problems(
      of: [.logEvidence], seeds: (100..<(isLong ? 1100 : 130)).map(UInt64.init)
    ).filter { !$0.contains("numbered") }
    #expect(problems.isEmpty, "\(problems.prefix(5).joined(separator: "\n"))")
  }

  /// By QR in place of the covariance of y: another way to be right.
  @Test func theEvidenceByQRIsSolvedToo() throws {
    let text = """
      import BayesNumerics
      import Foundation
      func logEvidence(
        features: [[Double]], y: [Double], noiseVariance: Double, priorVariance: Double
      ) throws -> Double {
        let (s, k) = (noiseVariance.squareRoot(), features[0].count)
        let data = zip(features, y).map { row, y in row.map { $0 / s } + [y / s] }
        let prior = (0..<k).map { j in
          (0...k).map { $0 == j ? 1 / priorVariance.squareRoot() : 0.0 }
        }
        let r = TriangularFactor(of: Matrix(rows: data + prior)).upper
        var value = -0.5 * Double(y.count) * log(2 * .pi * noiseVariance)
        value -= 0.5 * Double(k) * log(priorVariance) + 0.5 * r[k, k] * r[k, k]
        for j in 0..<k { value -= log(abs(r[j, j])) }
        return value
      }
      """
    let marker = try Marker(card: PolynomialEvidence.card)
    let result = marker.mark(text, of: .logEvidence, seed: 1)
    #expect(result.mark == .solved, "\(result.mark.explanation)")
  }

  @Test func solutionOfTheAverageByTheMixture() throws {
    let answer = try averagePrediction(
      probabilities: [0.2, 0.5, 0.3], means: [1, -2, 0.5], modelVariances: [0.1, 2, 0.7],
      noiseVariance: 0.4)
    let mixture = NormalMixture(
      weights: [0.2, 0.5, 0.3],
      components: [(1, 0.5), (-2, 2.4), (0.5, 1.1)].map {
        Normal(mean: $0.0, standardDeviation: $0.1.squareRoot())
      })
    #expect(abs(answer[0] - mixture.mean) < 1e-14)
    #expect(abs(answer[1] - mixture.variance.squareRoot()) < 1e-14)
  }

  @Test func solutionsOfTheEvidenceByTheEngine() throws {
    for points in [NoisyPoints.lecture(order: 3), .cubic(count: 50, seed: 2)] {
      let engine = points.posterior(points.order).logEvidence
      let own = try logEvidence(
        x: points.x, y: points.y, order: points.order, noiseVariance: points.noiseVariance)
      #expect(abs(own / engine - 1) < 1e-12)
      let shares = try orderProbabilities(
        x: points.x, y: points.y, noiseVariance: points.noiseVariance)
      let total = shares.reduce(0, +)
      #expect(abs(total - 1) < 1e-12)
    }
    let lecture = NoisyPoints.lecture()
    #expect(try winner(x: lecture.x, y: lecture.y, noiseVariance: 1.5) == 2)
  }

  @Test func solutionPointByPointIsThatOfAllAtOnce() throws {
    let (x, y) = ([0.0, 1, 2, -1.5], [1.0, 3, 2, 0.2])
    let answer = try lineLearntPointByPoint(x: x, y: y, noiseVariance: 0.7)
    let engine = NoisyPoints(x: x, y: y, order: 1, noiseVariance: 0.7).posterior(1).mean
    #expect(zip(answer, engine).allSatisfy { abs($0 - $1) < 1e-12 })
  }
}
