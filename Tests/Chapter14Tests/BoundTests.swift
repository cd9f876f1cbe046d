import BayesNumerics
import ChapterTestSupport
import Inference
import Networks
import RealModule
import Testing
import Workbook

@testable import chapter14

@Suite struct BoundTests {
  static let findings = Shared {
    try await Autoencoders.quickFindings(Autoencoders.bound)
  }

  @Test func claimsHold() async throws {
    let failures = try await Self.findings.value.failures
    #expect(failures.isEmpty, "\(failures)")
  }

  /// The bound of one number by quadrature, and its gap as a divergence.
  @Test func theBoundIsItsIntegral() {
    let toy = OneNumber(x: -0.7, noise: 0.4)
    for q in [Normal(), Normal(mean: 0.3, standardDeviation: 0.2), toy.posterior] {
      let cells = 20_000
      let width = 20 * q.standardDeviation / Double(cells)
      var sum = 0.0
      for k in 0..<cells {
        let z = q.mean + (Double(k) + 0.5 - Double(cells) / 2) * width
        let likelihood = Normal(mean: z, standardDeviation: toy.noise.squareRoot()).logDensity(
          toy.x)
        let log = q.logDensity(z)
        sum += Double.exp(log) * (likelihood + Normal().logDensity(z) - log) * width
      }
      #expect(abs(toy.bound(q) - sum) < 1e-8)
      let gap = toy.evidence - toy.bound(q)
      #expect(abs(gap - Autoencoders.divergence(q, toy.posterior)) < 1e-12)
      // With the divergence's sign turned the "bound" is not below the evidence everywhere
    }
    let wrong = toy.bound(Normal()) + 2 * normalDivergence(mean: 0, deviation: 1)
    #expect(wrong == toy.bound(Normal()))
    let q = Normal(mean: toy.posterior.mean, standardDeviation: 0.3)
    #expect(toy.bound(q) + 2 * normalDivergence(mean: q.mean, deviation: 0.3) > toy.evidence)
  }

  /// The cost is -2 ELBO + const with σ as a variance in the decoder; read as a standard deviation it is not (E19).
  @Test func theCostKnowsAVarianceFromADeviation() {
    let random = RandomSource(seed: 3)
    #expect(Autoencoders.costDifference(using: random) < 1e-12)
    #expect(Autoencoders.costDifference(using: random, variance: { $0 * $0 }) > 0.1)
  }

  /// Down the same slopes the standard deviation runs off.
  @Test func downhillHasNoEnd() {
    let toy = OneNumber(x: 1, noise: 0.25)
    let up = toy.climb(steps: 300, rate: 0.05)
    #expect(abs(up[300].standardDeviation - toy.posterior.standardDeviation) < 1e-9)
    let down = toy.climb(steps: 300, rate: -0.05)
    #expect(down[300].standardDeviation > 1e30)
  }
}
