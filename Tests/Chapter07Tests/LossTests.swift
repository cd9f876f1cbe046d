import ChapterTestSupport
import RealModule
import Testing
import Workbook

@testable import chapter7

@Suite struct LossTests {
  static let findings = Shared { try await EveryMethod.quickFindings(EveryMethod.loss) }

  @Test func claimsHold() async throws {
    let failures = try await Self.findings.value.failures
    #expect(failures.isEmpty, "\(failures)")
  }

  /// σ² = 0.8 is γ = 1/1.6; the decay is 0.8/4; sin θ = -1 at -π/2. The search for a flat minimum gives half the digits.
  @Test func theNumbersAreThoseOfTheFormulas() async throws {
    let findings = try await Self.findings.value
    #expect(findings.number("gamma") == 0.625)
    #expect(findings.number("decay") == 0.2)
    #expect(findings.number("valleys") == 2)
    #expect(abs(findings.number("theta") + .pi / 2) < 1e-7)
    #expect(abs(findings.number("penalised.theta") + 1.3136135) < 1e-6)
    #expect(abs(findings.number("best-noise.point") - 1) < 1e-12)
  }

  /// The evidence of a normal noise of variance v on a fine grid (NumPy) is largest at 3.42.
  @Test func theEvidenceHasABestNoise() async throws {
    let best = try await Self.findings.value.number("best-noise")
    func logEvidence(_ variance: Double) throws -> Double {
      var model = NonlinearModel.lecture
      model.noiseVariance = variance
      return try ExactPosterior(model.posterior).logEvidence
    }
    let top = try logEvidence(best)
    #expect(try logEvidence(0.97 * best) < top)
    #expect(try logEvidence(1.03 * best) < top)
    // Without its factor there is no top: the average of exp(-γL) rises with the noise
    #expect(
      try logEvidence(8 * best) + 0.5 * .log(2 * .pi * 8 * best)
        > top + 0.5 * .log(2 * .pi * best))
  }

  @Test(arguments: [
    ["--y", "none"], ["--y", "1000", "--model", "line", "--noise", "0.001", "--prior-sd", "0.01"],
    ["--y", "4", "--model", "abs(theta)*1e-300"], ["--y", "0.3,0.4"],
  ])
  func ownCasesAreAnsweredInASentence(_ arguments: [String]) async throws {
    let findings = try await EveryMethod.quickFindings(EveryMethod.loss, arguments)
    #expect(!findings.answer.contains("NaN"), "\(findings.answer)")
    #expect(findings.answer.hasSuffix("."))
  }
}
