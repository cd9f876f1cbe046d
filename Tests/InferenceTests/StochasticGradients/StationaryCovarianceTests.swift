import BayesNumerics
import Testing

@testable import Inference

@Suite struct StationaryCovarianceTests {
  private func one(_ x: Double) -> Matrix { Matrix(rows: [[x]]) }

  /// q/(1 - f²) and q/(2a), to rounding.
  @Test func oneDimensionIsTheFormula() throws {
    for f in [0.0, 0.5, -0.9, 0.999] {
      let found = try #require(StationaryCovariance.ofSteps(one(f), noise: one(0.3)))
      #expect(abs(found[0, 0] * (1 - f * f) / 0.3 - 1) < 1e-12)
    }
    let process = try #require(StationaryCovariance.ofProcess(drift: one(1.7), noise: one(0.3)))
    #expect(abs(process[0, 0] - 0.3 / 3.4) < 1e-14)
  }

  /// What is found satisfies its equation.
  @Test func bothSatisfyTheirEquations() throws {
    let f = Matrix(rows: [[0.8, 0.3], [-0.2, 0.6]])
    let q = Matrix(rows: [[1, 0.4], [0.4, 2]])
    let steps = try #require(StationaryCovariance.ofSteps(f, noise: q))
    let rest = Matrix.sum(1, steps, -1, Matrix.sum(1, f * steps * f.transpose, 1, q))
    #expect(rest.elements.allSatisfy { abs($0) < 1e-12 })
    let a = Matrix(rows: [[2, 0.3], [-0.5, 1]])
    let process = try #require(StationaryCovariance.ofProcess(drift: a, noise: q))
    let other = Matrix.sum(1, Matrix.sum(1, a * process, 1, process * a.transpose), -1, q)
    #expect(other.elements.allSatisfy { abs($0) < 1e-12 })
    // And the transposed equation is another one
    let wrong = Matrix.sum(1, Matrix.sum(1, a.transpose * process, 1, process * a), -1, q)
    #expect(wrong.elements.contains { abs($0) > 1e-3 })
  }

  /// Short steps are the process, to first order in the step.
  @Test func shortStepsAreTheProcess() throws {
    let a = Matrix(rows: [[2, 0.3], [0.3, 1]])
    let q = Matrix(rows: [[1, 0.4], [0.4, 2]])
    let process = try #require(StationaryCovariance.ofProcess(drift: a, noise: q))
    func difference(_ step: Double) throws -> Double {
      let f = Matrix.sum(1, .identity(2), -step, a)
      let steps = try #require(
        StationaryCovariance.ofSteps(f, noise: Matrix.sum(step, q, 0, q)))
      return zip(steps.elements, process.elements).map { abs($0 - $1) }.max() ?? .nan
    }
    let (long, short) = (try difference(1e-2), try difference(1e-3))
    #expect(long < 0.05 && abs(long / short - 10) < 0.5)
  }

  @Test func whatRunsAwayHasNone() {
    #expect(StationaryCovariance.ofSteps(one(1), noise: one(1)) == nil)
    #expect(StationaryCovariance.ofSteps(one(-1.2), noise: one(1)) == nil)
    #expect(StationaryCovariance.ofProcess(drift: one(-1), noise: one(1)) == nil)
    #expect(StationaryCovariance.ofSteps(one(.nan), noise: one(1)) == nil)
  }
}
