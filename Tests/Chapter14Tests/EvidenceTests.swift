import BayesNumerics
import ChapterTestSupport
import Inference
import Networks
import RealModule
import Testing
import Workbook

@testable import chapter14

@Suite struct EvidenceTests {
  static let findings = Shared {
    try await Autoencoders.quickFindings(Autoencoders.evidence)
  }

  @Test func claimsHold() async throws {
    let failures = try await Self.findings.value.failures
    #expect(failures.isEmpty, "\(failures)")
  }

  /// A decoder that ignores its code: the evidence is the likelihood, by every route.
  @Test func aDecoderWithoutACode() {
    let autoencoder = Autoencoder(
      inputs: 3, hidden: [4], codeSize: 2, likelihood: .bernoulli,
      regulariser: .divergence(beta: 1))
    var random = RandomSource(seed: 1)
    var parameters: Autoencoder.Parameters<Float> = autoencoder.initialParameters(using: &random)
    for k in autoencoder.decoder.weights(ofLayer: 1) { parameters.decoder[k] = 0 }
    let logits: [Double] = [0.5, -1, 2]
    for (place, k) in autoencoder.decoder.biases(ofLayer: 1).enumerated() {
      parameters.decoder[k] = Float(logits[place])
    }
    let model = TrainedAutoencoder(autoencoder, parameters)
    let x = [[1.0, 0, 1]]
    let expected = DecoderLikelihood.bernoulli.logDensity(x[0], outputs: logits, variance: 1)
    #expect(abs(CodeIntegral(model, spacing: 0.1).logEvidence(x)[0] - expected) < 1e-5)
    let annealed = EvidenceByDraws.annealed(
      model, x, chains: 4, temperatures: 10, using: RandomSource(seed: 2))[0]
    #expect(abs(annealed.logEvidence - expected) < 1e-6)
    let sampled = EvidenceByDraws.importance(
      model, x, draws: 20_000, using: RandomSource(seed: 3))[0]
    #expect(abs(sampled.logEvidence - expected) < 4.5 * sampled.standardError + 1e-6)
  }

  /// The logarithm of the mean of three weights, and its error by hand.
  @Test func weightsAreAveraged() {
    let found = EvidenceByDraws(logWeights: [0, .log(2), .log(3)])
    #expect(abs(found.logEvidence - .log(2)) < 1e-15)
    // Weights over their mean: 1/2, 1, 3/2
    #expect(abs(found.standardError - (0.5 / 6).squareRoot()) < 1e-15)
  }
}
