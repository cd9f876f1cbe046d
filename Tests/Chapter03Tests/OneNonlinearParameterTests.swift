import BayesNumerics
import Foundation
import Testing
import Workbook

@testable import chapter3

@Suite struct OneNonlinearParameterTests {
  private let lecture = SineModel(measured: -2, noiseVariance: 0.8)

  /// All six numbers against quadrature with 40 digits: 1e-10, the sum of the pieces' tolerances; modes
  /// to the last digits. The control: another noise variance by one part in 80.
  @Test func thePosteriorIsThatOfFortyDigits() {
    let posterior = lecture.posterior()
    let computed =
      [posterior.logEvidence, posterior.probability(from: 1.5, to: .infinity)] + posterior.modes
      + posterior.modes.map(posterior.density)
    #expect(computed.count == ReferenceValues.sine.count)
    for (value, reference) in zip(computed, ReferenceValues.sine) {
      #expect(abs(value / reference - 1) < 1e-10, "\(value), \(reference)")
    }
    #expect(abs(posterior.probability(from: -.infinity, to: .infinity) - 1) < 1e-10)
    let other = SineModel(measured: -2, noiseVariance: 0.81).posterior()
    #expect(abs(other.logEvidence / ReferenceValues.sine[0] - 1) > 1e-3)
  }

  /// The variance at the peak is that of central differences of the log posterior, step 1e-3: error 1e-6.
  @Test func theNormalApproximationHasTheCurvatureOfThePeak() throws {
    let peak = try #require(lecture.posterior().modes.first)
    let second = (lecture.slope(peak + 1e-3) - lecture.slope(peak - 1e-3)) / 2e-3
    #expect(abs(lecture.laplaceVariance(peak) * -second - 1) < 1e-5)
    #expect(abs(lecture.laplaceVariance(peak + 0.5) * -second - 1) > 1e-2)
  }

  /// The evidence by plain Monte Carlo over the prior: within 4.42 standard errors (one false alarm in
  /// 100,000). The control: the evidence of another noise variance is outside.
  @Test func theEvidenceIsTheMeanLikelihood() {
    var random = RandomSource(seed: 302)
    let values = lecture.prior.samples(200_000, using: &random).map(lecture.likelihood)
    let mean = values.reduce(0, +) / 200_000
    let variance = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 200_000
    let error = Tolerance.monteCarloWidth * (variance / 200_000).squareRoot()
    #expect(abs(mean - exp(lecture.posterior().logEvidence)) < error)
    let other = SineModel(measured: -2, noiseVariance: 0.9)
    #expect(abs(mean - exp(other.posterior().logEvidence)) > error)
  }
}
