import BayesNumerics
import Inference
import Marking
import RealModule

/// Eight numbers of the chapter's kind, two of them of random data.
struct RefinedPrediction: Sendable {
  /// What came out, in the order of the stub.
  let truths: [Double]

  private static let positive = 0...Double.infinity

  /// What each number is, how wide an 80 % interval of somebody who has thought about it may well be (a judgement, by
  /// which intervals that say nothing are told from careful ones), and what it can be at all.
  private static let asked: [(name: String, width: Double, range: ClosedRange<Double>)] = [
    ("the gap of a mean field", 0.3, positive), ("the gain of one step", 2, positive),
    ("the variance without correction", 0.4, positive), ("the share of the neck", 0.06, 0...1),
    ("the Kalman gain in the long run", 0.2, 0...1), ("the widening of a forecast", 2, positive),
    ("the coverage of half as wide a band", 0.2, 0...1), ("the changes of state", 8, 0...99),
  ]

  var forecasts: [Forecast] {
    zip(truths, Self.asked).map { truth, asked in
      Forecast(asked.name, truth, width: asked.width, within: asked.range)
    }
  }

  /// Draws the errors of forecasts and the states of this seed.
  init(seed: UInt64) {
    let random = RandomSource(seed: seed).stream("before you look")

    // One flip: how many times as large the gap is without a step
    let best = goldenSectionMaximum(
      of: { SteppedNormal.best(stepSize: $0).bound }, over: 0.2...0.8, width: 1e-3)
    let gaps = [0, best].map { OneFlip.logEvidence - SteppedNormal.best(stepSize: $0).bound }

    // A level that walks at random, both noises of size 1: P after seeing, when it has settled
    let settled = (1 + Double(5).squareRoot()) / 2
    let gain = settled / (settled + 1)
    let widening = ((settled + 24) / (settled + 1)).squareRoot()

    // Forecasts whose standard deviation is thought to be half of what it is
    var errors = random.stream("errors")
    let reach = 0.5 * standardNormalQuantile(0.95)
    let inside = (0..<240).count { _ in abs(errors.normal()) < reach }

    // A chain that changes its state once in ten years
    var changes = random.stream("changes")
    let changed = (0..<99).count { _ in changes.uniform() < 0.1 }

    truths = [
      -0.5 * .log(1 - 0.8 * 0.8), gaps[0] / gaps[1], 1 / (1 - 0.25),
      Normal(standardDeviation: NarrowFunnel.spread).cumulative(-2), gain, widening,
      Double(inside) / 240, Double(changed),
    ]
  }
}

extension Exercise {
  static let beforeYouLook = Exercise.beforeYouLook(
    "a number of this chapter's kind",
    predicting: { RefinedPrediction(seed: $0) },
    by: { $0.forecasts },
    ending: "The chapter shows where they come from; the other exercises compute their like.")
}
