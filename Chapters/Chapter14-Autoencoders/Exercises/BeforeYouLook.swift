import BayesNumerics
import Marking
import Networks
import RealModule

/// Eight numbers of the chapter's kind, by formulas of the chapter.
struct AutoencoderPrediction: Sendable {
  /// What came out, in the order of the stub.
  let truths: [Double]

  private static let positive = 0...Double.infinity

  /// What each number is, how wide an 80 % interval of somebody who has thought about it may well be (a judgement, by
  /// which intervals that say nothing are told from careful ones), and what it can be at all.
  private static let asked: [(name: String, width: Double, range: ClosedRange<Double>)] = [
    ("the divergence of a narrow q", 0.8, positive), ("the posterior's width", 0.3, positive),
    ("the gap with the prior for q", 3, positive), ("the learned noise", 0.1, positive),
    ("the length of the loadings", 0.6, positive), ("what the unit carries", 0.8, positive),
    ("what it carries at β = 10", 0.6, positive), ("a false alarm in twenty tests", 0.4, 0...1),
  ]

  var foretold: [Forecast] {
    zip(truths, Self.asked).map { truth, asked in
      Forecast(asked.name, truth, width: asked.width, within: asked.range)
    }
  }

  init() {
    let narrow = normalDivergence(mean: 0.5, deviation: 0.2)
    let toy = OneNumber(x: 1, noise: 0.25)
    let gap = toy.evidence - toy.bound(Normal())
    // Eigenvalues 2 and 0.1 of the plane
    let (kept, left) = (2.0, 0.1)
    let length = (kept - left).squareRoot()
    let carried = LinearUnits(eigenvalues: [kept], noise: left, beta: 1).divergences[0]
    let heavy = LinearUnits(eigenvalues: [kept], noise: left, beta: 10).divergences[0]
    // Twenty permutation tests of size 0.05 on codes that do come from the prior
    let alarm = 1 - Double.pow(0.95, 20)
    truths = [
      narrow, toy.posterior.standardDeviation, gap, left, length, carried, heavy, alarm,
    ]
  }
}

extension Exercise {
  static let beforeYouLook = Exercise.beforeYouLook(
    "a number of this chapter's kind",
    predicting: { _ in AutoencoderPrediction() },
    by: { $0.foretold },
    ending: "The chapter shows where they come from; the other exercises compute their like.")
}
