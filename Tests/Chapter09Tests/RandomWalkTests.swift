import BayesNumerics
import ChapterTestSupport
import Inference
import Testing
import Workbook

@testable import chapter9

@Suite struct RandomWalkTests {
  let ridge = CorrelatedNormal(correlation: 0.95)

  @Test func theRidgeHasItsGradientAndItsDensity() {
    #expect(GradientCheck(of: ridge, at: [0.3, -1.1]).passes())
    // Against the density of two normals along and across
    let along = Normal(standardDeviation: ridge.alongRidge)
    let across = Normal(standardDeviation: ridge.acrossRidge)
    func turned(_ x: Double, _ y: Double) -> Double {
      along.logDensity((x + y) / 2.0.squareRoot()) + across.logDensity((x - y) / 2.0.squareRoot())
    }
    let difference = ridge.logDensity(at: [1, 0.7]) - ridge.logDensity(at: [-0.2, 0.4])
    #expect(abs(difference - turned(1, 0.7) + turned(-0.2, 0.4)) < 1e-12)
  }

  /// Every point of an ellipse has the same density.
  @Test func ellipsesAreContours() {
    let ellipse = ridge.ellipse(at: 2)
    for (x, y) in zip(ellipse.x, ellipse.y) {
      #expect(abs(ridge.logDensity(at: [x, y]) + 2) < 1e-9)
    }
  }

  @Test func metropolisByHandIsTheEngine() {
    var (one, other) = (RandomSource(seed: 3), RandomSource(seed: 3))
    let walk = metropolis(ridge, from: [1, 1], width: 0.4, steps: 500, using: &one)
    let kernel = RandomWalk(ridge, widths: [0.4, 0.4])
    var state = kernel.start(at: [1, 1])
    for place in walk {
      _ = kernel.step(&state, using: &other)
      #expect(state.position == place)
    }
    // The control: another width takes another path
    var third = RandomSource(seed: 3)
    #expect(
      metropolis(ridge, from: [1, 1], width: 0.41, steps: 500, using: &third).last != walk.last)
  }

  @Test func everyClaimHolds() async throws {
    let claims = try await MarkovChains.findings(MarkovChains.randomWalk, isQuick: true).claims
    for claim in claims { #expect(claim.verdict == .holds, "\(claim.id) \(claim.computedText)") }
  }
}
