import BayesNumerics
import ChapterTestSupport
import Inference
import Testing
import Workbook

@testable import chapter13

@Suite struct BestStepTests {
  static let findings = Shared {
    try await StochasticGradients.quickFindings(StochasticGradients.bestStep)
  }

  @Test func claimsHold() async throws {
    let failures = try await Self.findings.value.failures
    #expect(failures.isEmpty, "\(failures)")
  }

  static func target(seed: UInt64, dimension: Int = 3) -> NormalLocation {
    var random = RandomSource(seed: seed)
    let points = (0..<200).map { _ -> [Double] in
      let first = random.normal()
      return (0..<dimension).map { Double($0 + 1) * 0.4 * random.normal() + 0.5 * first }
    }
    var precision = Matrix.identity(dimension)
    for k in 1..<dimension {
      precision[k, 0] = 0.3
      precision[0, k] = 0.3
      precision[k, k] = 1 + 0.5 * Double(k)
    }
    return NormalLocation(points, precision: precision)
  }

  /// With (2S/N) C⁻¹ the process rests in A⁻¹/N whatever A and C are, to rounding; with (S/N) C in no case.
  @Test(arguments: [1, 2, 3])
  func theRightStepIsRightForAnyCurvature(seed: UInt64) throws {
    let target = Self.target(seed: seed)
    let posterior = 1.0 / 200 * (try Cholesky(target.precision).solve(.identity(3)))
    let inverse = try Cholesky(target.gradientCovariance).solve(.identity(3))
    func worst(_ step: Matrix) throws -> Double {
      let rest = try #require(
        PreconditionedDescent(target: target, batch: 4, step: step).processCovariance)
      return zip(rest.elements, posterior.elements).map { abs($0 - $1) }.max() ?? .nan
    }
    #expect(try worst(2 * 4 / 200 * inverse) < 1e-14)
    #expect(try worst(4.0 / 200 * target.gradientCovariance) > 1e-3 * posterior[0, 0])
    #expect(try worst(4.0 / 200 * inverse) > 1e-3 * posterior[0, 0])
  }

  /// In one dimension the printed step has the variance C²/2 times the posterior's.
  @Test func oneDimensionHasTheSquareOfC() throws {
    var random = RandomSource(seed: 5)
    let target = NormalLocation(
      (0..<100).map { _ in [1.7 * random.normal()] }, precision: Matrix(rows: [[0.8]]))
    let c = target.gradientCovariance[0, 0]
    let rest = try #require(
      PreconditionedDescent(
        target: target, batch: 3, step: Matrix(rows: [[3.0 / 100 * c]])
      ).processCovariance)
    #expect(abs(rest[0, 0] * 100 * 0.8 / (c * c / 2) - 1) < 1e-10)
  }

  /// 95 % of a normal lies in the ellipse of 95 %: 20,000 draws, within 4.42 binomial deviations.
  @Test func ellipsesHoldTheirShare() throws {
    let covariance = Matrix(rows: [[2, 0.7], [0.7, 0.5]])
    let factor = try Cholesky(covariance)
    let edge = covariance.ellipse(around: [0, 0], share: 0.95)
    let radius = factor.whiten([edge.x[7], edge.y[7]])
    let limit = dot(radius, radius)
    var random = RandomSource(seed: 6)
    let inside = (0..<20_000).count { _ in
      let z = [random.normal(), random.normal()]
      return dot(z, z) < limit
    }
    let error = (0.95 * 0.05 / 20_000).squareRoot()
    #expect(abs(Double(inside) / 20_000 - 0.95) < Tolerance.monteCarloWidth * error)
  }
}
