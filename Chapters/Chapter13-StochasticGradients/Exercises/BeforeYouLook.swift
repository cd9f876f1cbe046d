import BayesNumerics
import Inference
import Marking
import RealModule

/// Eight numbers of the chapter's kind, by formulas of the chapter but one of random data.
struct StochasticGradientPrediction: Sendable {
  /// What came out, in the order of the stub.
  let truths: [Double]

  private static let positive = 0...Double.infinity

  /// What each number is, how wide an 80 % interval of somebody who has thought about it may well be (a judgement, by
  /// which intervals that say nothing are told from careful ones), and what it can be at all.
  private static let asked: [(name: String, width: Double, range: ClosedRange<Double>)] = [
    ("the variance of descent", 0.01, positive), ("the best step", 0.02, positive),
    ("the variance of Langevin steps", 0.4, positive), ("with the slide's noise", 0.3, positive),
    ("the coverage of short steps", 0.2, 0...1), ("the discrepancy of right draws", 0.1, positive),
    ("one of two peaks", 1, positive), ("the slope under dropout", 0.3, positive),
  ]

  var foretold: [Forecast] {
    zip(truths, Self.asked).map { truth, asked in
      Forecast(asked.name, truth, width: asked.width, within: asked.range)
    }
  }

  /// Draws the noise of this seed.
  init(seed: UInt64) {
    // Descent: A = 2, C = 4
    let descent = LinearDescent(curvature: 2, noise: 4, batch: 20)
    let langevin = 1 / (1 - 1.0 / 2)
    let printed = 0.5 / (1 - 1.0 / 2)
    // A quarter of the best step: half of the posterior's standard deviation
    let coverage = 2 * Normal().cumulative(1.644_853_627 / 2) - 1
    let level = (2.0 * 3 / 150).squareRoot()

    // Peaks eight standard deviations apart; 200 draws of one of them and of both
    var random = RandomSource(seed: seed).stream("before you look")
    let target = NormalMixture(
      weights: [0.5, 0.5], components: [Normal(mean: -4), Normal(mean: 4)])
    let noise = (0..<200).map { _ in random.normal() }
    func discrepancy(_ points: [Double]) -> Double {
      KernelSteinDiscrepancy()(
        points.map { [$0] }, slopes: points.map { [target.logDensitySlope($0)] })
    }
    let one = discrepancy(noise.map { 4 + $0 })
    let both = discrepancy(noise.enumerated().map { ($0.offset % 2 == 0 ? 4 : -4) + $0.element })

    truths = [
      descent.processVariance(step: 0.1), descent.bestStep(count: 400), langevin, printed,
      coverage, level, one / both, 0.8 * 2,
    ]
  }
}

extension Exercise {
  static let beforeYouLook = Exercise.beforeYouLook(
    "a number of this chapter's kind",
    predicting: { StochasticGradientPrediction(seed: $0) },
    by: { $0.foretold },
    ending: "The chapter shows where they come from; the other exercises compute their like.")
}
