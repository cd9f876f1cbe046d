import BayesNumerics
import ChapterTestSupport
import Testing
import Workbook

@testable import chapter11

@Suite struct ElboTests {
  static let findings = Shared {
    try await VariationalInference.quickFindings(VariationalInference.elbo)
  }

  @Test func claimsHold() async throws {
    let failures = try await Self.findings.value.failures
    #expect(failures.isEmpty, "\(failures)")
  }

  static let model = ConjugateNormal(
    prior: Normal(mean: 0.5, standardDeviation: 2), noise: 0.7, values: [1, 2.5, -0.3])

  /// The gap is the divergence for q that the section does not try; rounding of a few hundred nats.
  @Test(arguments: [(-1.0, 0.1), (0.4, 3.0), (2.0, 0.5)])
  func theGapIsTheDivergence(_ mean: Double, _ deviation: Double) {
    let q = Normal(mean: mean, standardDeviation: deviation)
    let gap = Self.model.logEvidence - Self.model.bound(q)
    #expect(abs(gap - q.divergence(from: Self.model.posterior)) < 1e-9 * max(1, gap))
  }

  /// With the posterior in the place of the prior, as the slide reads, the expression is no bound.
  @Test func thePrintedExpressionIsNoBound() {
    #expect(Self.model.boundAsPrinted(Self.model.posterior) > Self.model.logEvidence + 0.1)
  }

  /// Under data of the model itself no encoder beats the evidence, and one reaches it.
  @Test func theBestEncoderIsThePosterior() {
    let decoder = LinearDecoder(weight: -2, noise: 0.5)
    let best = decoder.meanBound(slope: decoder.bestSlope, deviation: decoder.bestDeviation)
    #expect(abs(best - decoder.meanLogEvidence) < 1e-12)
    #expect(
      decoder.meanBound(slope: 1 / decoder.weight, deviation: decoder.bestDeviation) < best - 0.01)
  }
}
