import BayesNumerics
import ChapterTestSupport
import Foundation
import Testing
import Workbook

@testable import chapter11

@Suite struct MeanFieldTests {
  static let findings = Shared {
    try await VariationalInference.quickFindings(VariationalInference.meanField)
  }

  @Test func claimsHold() async throws {
    let failures = try await Self.findings.value.failures
    #expect(failures.isEmpty, "\(failures)")
  }

  /// 1/Λᵢᵢ from the inverse of the matrix itself; both are a few roundings from exact.
  @Test(arguments: [2, 5, 20])
  func theFormulaIsTheInverse(_ dimensions: Int) throws {
    let r = 0.7
    var covariance = Matrix(
      rows: dimensions, columns: dimensions,
      elements: [Double](repeating: r, count: dimensions * dimensions))
    for place in 0..<dimensions { covariance[place, place] = 1 }
    let factor = try Cholesky(covariance)
    var unit = [Double](repeating: 0, count: dimensions)
    unit[0] = 1
    let precision = factor.solve(unit)[0]
    #expect(abs(Ellipse.variance(dimensions: dimensions, correlation: r) - 1 / precision) < 1e-12)
    let divergence = 0.5 * (Double(dimensions) * log(precision) + factor.logDeterminant)
    #expect(
      abs(Ellipse.divergence(dimensions: dimensions, correlation: r) - divergence) < 1e-10)
  }

  static let model = MeanAndPrecision(values: [1.2, 0.3, 2.2, 1.9, 0.8])

  /// The bound by its formula against averages over draws from q, each of log p - log q: 20,000 draws, once in 100,000
  /// outside 4.42 standard errors. A bound with the entropy's sign turned is refused.
  @Test func theBoundIsAnAverage() {
    let path = Self.model.ascend(
      from: MeanAndPrecision.Factors(mean: 0, meanPrecision: 1, shape: 2, rate: 1))
    let q = path[path.count - 1]
    let mean = Normal(mean: q.mean, standardDeviation: 1 / q.meanPrecision.squareRoot())
    let precision = Gamma(shape: q.shape, rate: q.rate)
    var random = RandomSource(seed: 3)
    var entropy = 0.0
    let terms = (0..<20_000).map { _ -> Double in
      let (m, t) = (mean.sample(using: &random), precision.sample(using: &random))
      let logQ = mean.logDensity(m) + precision.logDensity(t)
      entropy -= logQ / 20_000
      return Self.model.logJoint(mean: m, precision: t) - logQ
    }
    let average = terms.reduce(0, +) / 20_000
    let error = (terms.reduce(0) { $0 + ($1 - average) * ($1 - average) } / 19_999 / 20_000)
      .squareRoot()
    let bound = Self.model.bound(q)
    #expect(abs(average - bound) < Tolerance.monteCarloWidth * error)
    #expect(abs(average - 2 * entropy - bound) > Tolerance.monteCarloWidth * error)
  }

  /// The closed evidence against quadrature over μ and τ; the inner integral is to a relative 1e-10.
  @Test func theEvidenceIsAnIntegral() {
    let byQuadrature = integrate(
      { t in
        integrate({ exp(Self.model.logJoint(mean: $0, precision: t)) }, from: -12, to: 14).value
      }, from: 0, to: 12, relativeTolerance: 1e-8
    ).value
    #expect(abs(log(byQuadrature) - Self.model.logEvidence) < 1e-6)
  }
}
