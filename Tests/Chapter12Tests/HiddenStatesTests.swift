import BayesNumerics
import ChapterTestSupport
import Datasets
import Inference
import RealModule
import Testing
import Workbook

@testable import chapter12

@Suite struct HiddenStatesTests {
  static let findings = Shared {
    try await RefinedVariational.quickFindings(RefinedVariational.hiddenStates)
  }

  @Test func claimsHold() async throws {
    let failures = try await Self.findings.value.failures
    #expect(failures.isEmpty, "\(failures)")
  }

  /// Two states with the rates of Zucchini and MacDonald (2009), section 3.2: they print -log L = 342.318 for a chain that starts
  /// in its stationary distribution.
  @Test func theLikelihoodIsTheBooks() {
    let target = TwoRatePosterior(MajorEarthquakes.counts, prior: .init(rate: 15))
    let book = TwoRatePosterior.Parameters(low: 15.472, high: 26.125, up: 0.0660, down: 0.1285)
    let constant = MajorEarthquakes.counts.reduce(0.0) { $0 + logGamma(Double($1) + 1) }
    // Parameters of three decimals at a maximum
    #expect(abs(target.read(book).logLikelihood - constant + 342.318) < 0.01)
    // Negative control: one rate for all years is far less likely
    let mean = 19.36
    let one = TwoRatePosterior.Parameters(low: mean, high: mean, up: 0.1, down: 0.1)
    #expect(target.read(one).logLikelihood - constant + 342.318 < -20)
  }
}
