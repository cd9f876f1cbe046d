import BayesNumerics
import ChapterTestSupport
import Datasets
import Foundation
import Inference
import Testing
import Workbook

@testable import chapter6

@Suite struct EvidencePenaltyTests {
  private let y = QuadraticPoints.points.map(\.y)
  private var parabola: [[Double]] {
    let x = QuadraticPoints.points.map(\.x)
    return [x.map { _ in 1 }, x, x.map { $0 * $0 }]
  }

  /// At right angles to everything, and of length √30.
  @Test func uselessColumnsAreAtRightAngles() throws {
    let columns = try LogicOfInference.uselessColumns(6, beside: parabola, y)
    let others = parabola + [y] + columns
    for (index, column) in columns.enumerated() {
      #expect(abs(dot(column, column) - 30) < 1e-10)
      for (other, against) in others.enumerated() where other != 4 + index {
        // Two passes of least squares
        #expect(abs(dot(column, against)) < 1e-11, "\(index) against \(other)")
      }
    }
  }

  /// The evidence of the parabola to 80 digits, and its fall by log(21)/2 for each useless weight. The control: a
  /// column that is not at right angles to the points changes the best fit and breaks the closed form.
  @Test func theCostIsTheClosedForm() throws {
    let columns = try LogicOfInference.uselessColumns(2, beside: parabola, y)
    let base = try Fit(parabola, extra: [], y)
    #expect(abs(base.logEvidence + 52.286421307763746) < 1e-11)
    for count in 1...2 {
      let fit = try Fit(parabola, extra: Array(columns.prefix(count)), y)
      let cost = base.logEvidence - fit.logEvidence
      #expect(abs(cost - Double(count) * 0.5 * log(21)) < 1e-10)
      #expect(abs(fit.bestFit - base.bestFit) < 1e-11)
    }
    let cubes = QuadraticPoints.points.map { $0.x * $0.x * $0.x }
    let other = try Fit(parabola, extra: [cubes], y)
    #expect(other.bestFit > base.bestFit + 0.1)
    let norm = dot(cubes, cubes)
    #expect(abs(base.logEvidence - other.logEvidence - 0.5 * log(1 + norm / 1.5)) > 0.1)
  }

  /// A column of zeros touches no datum: its weight costs nothing, however wide its prior.
  @Test func aWeightThatTouchesNothingCostsNothing() throws {
    func evidence(_ columns: [[Double]]) -> Double {
      var statistics = RegressionStatistics(features: columns.count)
      statistics.add(Fit.matrix(columns), targets: y)
      return Fit.model.posterior(statistics).logEvidence
    }
    #expect(abs(evidence(parabola) - evidence(parabola + [y.map { _ in 0 }])) < 1e-12)
  }

  @Test func allClaimsHold() async throws {
    let found = try await LogicOfInference.findings(LogicOfInference.evidencePenalty)
    #expect(found.claims.count == 5 && found.claims.allSatisfy { $0.verdict == .holds })
  }
}
