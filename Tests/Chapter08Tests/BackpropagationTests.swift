import BayesNumerics
import ChapterTestSupport
import Networks
import Testing
import Workbook

@testable import chapter8

@Suite struct BackpropagationTests {
  /// With pencil and paper: f = w a, a = tanh(v x), L = ½ (f - y)².
  @Test func oneUnitByHand() {
    let (v, w, x, y) = (0.5, 2.0, 1.0, 1.0)
    let net = SlideNet(layers: [
      SlideLayer(weights: [[v]], biases: [0], activation: .tanh),
      SlideLayer(weights: [[w]], biases: [0], activation: .identity),
    ])
    let a = 0.46211715726000979  // tanh 0.5
    let error = w * a - y
    let expected = [
      error * w * (1 - a * a) * x, error * w * (1 - a * a), error * a, error,
    ]
    for (one, other) in zip(net.gradient(x: [x], y: [y]), expected) {
      #expect(abs(one - other) < 1e-15)
    }
  }

  /// Depths one to four with every smooth activation, against four routes.
  @Test func randomNetsAgreeWithEveryRoute() {
    var random = RandomSource(seed: 11)
    for depth in 1...4 {
      for hidden in [SlideActivation.tanh, .logistic, .softplus, .swish] {
        let check = GradientComparison(depth: depth, hidden: hidden, using: &random)
        #expect(check.complexStep < 1e-11)
        #expect(check.forwardMode < 1e-11)
        #expect(check.engine < 1e-11)
        #expect(check.central < 1e-7)
        if let slide = check.slide { #expect(slide < 1e-13) }
      }
    }
  }

  /// Negative controls: each mistake is far from the gradient, in every one of 200 nets.
  @Test(arguments: BackwardFault.allCases) func mistakesAreFound(fault: BackwardFault) {
    var random = RandomSource(seed: 12)
    for _ in 0..<200 { #expect(fault.error(using: &random) > 1e-3) }
  }

  /// The slopes of a table of derivatives are those of the functions.
  @Test(arguments: SlideActivation.allCases) func slopesOfActivations(activation: SlideActivation) {
    for z in [-3, -0.5, 0, 0.7, 2.5] {
      let dual = activation.value(DualNumber(z, slope: 1))
      #expect(abs(dual.slope - activation.slope(z)) < 1e-14)
      let turned = activation.value(ComplexNumber(z, 1e-30))
      #expect(abs(turned.imaginary / 1e-30 - activation.slope(z)) < 1e-14)
      #expect(abs(dual.value - activation.engine.value(z)) < 1e-14)
    }
  }

  @Test func everyClaimHoldsUnderThreeSeeds() async throws {
    for seed in UInt64(1)...3 {
      let claims = try await TrainingANet.findings(TrainingANet.backpropagation, seed: seed).claims
      for claim in claims { #expect(claim.verdict == .holds, "\(claim.id) \(claim.computedText)") }
    }
  }
}
