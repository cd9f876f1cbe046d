import BayesNumerics
import ChapterTestSupport
import Inference
import Testing
import Workbook

@testable import chapter9

@Suite struct LeapfrogTests {
  let net: NetLandscape = {
    var random = RandomSource(seed: 5)
    return NetLandscape.simulated(using: &random)
  }()

  func anywhere(_ seed: UInt64) -> [Double] {
    var random = RandomSource(seed: seed)
    return (0..<net.dimension).map { _ in random.normal() }
  }

  @Test func theGradientIsThatOfTheHeight() {
    for seed in UInt64(1)...5 {
      let check = GradientCheck(of: net, at: anywhere(seed))
      #expect(check.passes(tolerance: 1e-7), "\(check.worstError)")
    }
    var gradient = [Double](repeating: 0, count: net.dimension)
    let theta = anywhere(9)
    let value = net.logDensity(at: theta, gradient: &gradient)
    #expect(abs(value + net.height(at: theta)) < 1e-11 * net.height(at: theta))
  }

  /// One unit and one point, worked out by hand.
  @Test func theHeightIsTheLecturesSum() {
    let small = NetLandscape(
      inputs: [[1, 2]], targets: [0.5], units: 1, outputPrecision: 3, hiddenPrecision: 5,
      noisePrecision: 7)
    // β = 2, γ = (1, -½): x'γ = 0, ψ = ½, f = 1
    #expect(abs(small.height(at: [2, 1, -0.5]) - (6 + 3.125 + 0.875)) < 1e-13)
  }

  /// Short steps, most of which are accepted, then steps so long that nearly all are refused.
  @Test func theEngineWalksTheSamePath() {
    var (one, other) = (RandomSource(seed: 8), RandomSource(seed: 8))
    var theta = anywhere(4)
    var accepted = 0
    for stepSize in [0.02, 0.08] {
      let kernel = HMC(net, steps: 12, stepSize: stepSize, jitter: 0)
      let hand = HamiltonianByHand(target: net, steps: 12, stepSize: stepSize)
      var state = kernel.start(at: theta)
      for _ in 0..<20 {
        _ = kernel.step(&state, using: &one)
        if hand.step(&theta, using: &other).isAccepted { accepted += 1 }
        for (a, b) in zip(state.position, theta) { #expect(abs(a - b) < 1e-7) }
      }
    }
    #expect((1..<40).contains(accepted))
  }

  /// A quadratic landscape, whose energy error is known: ε²/8 (θ*² - θ²).
  @Test func theEnergyErrorOfANormalIsExact() {
    let target = IndependentNormals(dimension: 1)
    var (theta, q) = ([0.7], [-0.4])
    let before = target.energy(theta, q)
    for _ in 0..<7 { leapfrogStep(target, &theta, &q, stepSize: 0.5) }
    let expected = 0.25 / 8 * (theta[0] * theta[0] - 0.49)
    #expect(abs(target.energy(theta, q) - before - expected) < 1e-14)
  }

  @Test func everyClaimHolds() async throws {
    let claims = try await MarkovChains.findings(MarkovChains.leapfrog, isQuick: true).claims
    for claim in claims { #expect(claim.verdict == .holds, "\(claim.id) \(claim.computedText)") }
  }
}
