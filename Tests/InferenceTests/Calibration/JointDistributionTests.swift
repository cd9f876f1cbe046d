import BayesNumerics
import Inference
import TestSupport
import Testing

private func test(
  draws: Int = 100_000, move: @escaping JointDistributionTest<OneNormalDatum>.Transition
) -> JointDistributionReport {
  JointDistributionTest(of: OneNormalDatum(), draws: draws, transition: move)
    .run(using: RandomSource(seed: 1))
}

@Suite struct JointDistributionTests {
  @Test func exactDrawsAgree() {
    let report = test { $0[0] = $1 / 2 + 0.5.squareRoot() * $2.normal() }
    #expect(report.agrees, "\(report)")
    #expect(report.comparisons.map(\.name) == ["mean", "mean x mean", "log likelihood"])
    // Known: 0, 1, -½, each within its own error; 4.8 of them as the threshold of three at 1e-5
    for (comparison, known) in zip(report.comparisons, [0, 1, -0.5]) {
      #expect(
        abs(comparison.independent.mean - known)
          < report.threshold * comparison.independent.standardError)
    }
    // Two tails of three functions make 1e-5; at t = 4.6 an ulp of t moves the tail by t² = 21 ulp
    let tails = 3 * complementaryErrorFunction(report.threshold / 2.0.squareRoot())
    #expect(abs(tails / 1e-5 - 1) < 100 * .ulpOfOne)
  }

  /// The chain's variance becomes 1.041 in place of 1. Means of μ² have the errors √(2/n) and, as the
  /// chain's squares are correlated by ¼, 1.04 √(2 × 5/3/n): together 0.0038 for 400,000 sweeps, so it is
  /// ten errors away where 4.6 refuse. (Of 100,000 it would be five, and missed once in five.)
  @Test func aWidthWrongByThreePerCentIsSeen() {
    #expect(
      !test(draws: 400_000) {
        $0[0] = $1 / 2 + 1.03 * 0.5.squareRoot() * $2.normal()
      }.agrees)
  }

  /// Seen only because the data are still those that the sampler was given.
  @Test func onlyTheLogLikelihoodSeesThatDataAreIgnored() {
    let report = test { parameters, _, random in parameters[0] = random.normal() }
    #expect(report.failures.map(\.name) == ["log likelihood"])
  }

  @Test func aNumberThatIsNoneFails() {
    let report = test(draws: 10_000) { parameters, _, _ in parameters[0] = .nan }
    #expect(!report.agrees && report.description.contains("DOES NOT AGREE"))
  }
}
