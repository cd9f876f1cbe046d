import BayesNumerics
import ChapterTestSupport
import Inference
import Networks
import RealModule
import Testing
import Workbook

@testable import chapter14

@Suite struct LikelihoodsTests {
  static let findings = Shared {
    try await Autoencoders.quickFindings(Autoencoders.likelihoods)
  }

  @Test func claimsHold() async throws {
    let failures = try await Self.findings.value.failures
    #expect(failures.isEmpty, "\(failures)")
  }

  /// Two images of two levels: each level with (count + 1)/(images + levels).
  @Test func frequenciesAreCounted() {
    let found = NoCode(.categorical(levels: 2), [[0, 1], [0, 0]])
    #expect(abs(found.logDensity([[0, 1]]) - Double.log(0.75 * 0.5)) < 1e-15)
    // A half is added to ones and zeros: 1/6 and 1/2
    let bernoulli = NoCode(.bernoulli, [[0, 1], [0, 0]])
    #expect(abs(bernoulli.logDensity([[0, 1]]) - Double.log(5.0 / 6 * 0.5)) < 1e-15)
    // Means 0 and 1/2, one variance 1/8
    let normal = NoCode(.normalOfLearnedVariance, [[0, 1], [0, 0]])
    let density = -0.25 / 0.25 - Double.log(2 * .pi / 8)
    #expect(abs(normal.logDensity([[0, 1]]) - density) < 1e-12)
  }

  /// Probabilities of the levels of a rounded normal sum to 1, wherever its mean is, and are its density times the width
  /// where that is flat; the density alone misses the tails.
  @Test func levelsAreProbabilities() {
    for (mean, deviation) in [(0.0, 0.18), (1.0, 0.02), (0.4, 0.1), (-3.0, 0.1), (0.52, 3.0)] {
      let rounded = RoundedNormal(levels: 17, deviation: deviation)
      let sum = (0...16).reduce(0.0) {
        $0 + .exp(rounded.logProbability(Double($1) / 16, mean: mean))
      }
      #expect(abs(sum - 1) < 1e-12, "\(mean) \(deviation) \(sum)")
    }
    let wide = RoundedNormal(levels: 17, deviation: 3).logProbability(0.5, mean: 0.52)
    let density = Normal(mean: 0.52, standardDeviation: 3).logDensity(0.5) - Double.log(16)
    #expect(abs(wide - density) < 1e-4)
    let paper = Normal(mean: 0, standardDeviation: 0.18)
    let masses = (0...16).reduce(0.0) { $0 + .exp(paper.logDensity(Double($1) / 16)) / 16 }
    #expect(masses < 0.65)
  }
}
