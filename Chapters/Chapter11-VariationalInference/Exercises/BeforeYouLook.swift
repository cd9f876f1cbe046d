import BayesNumerics
import Foundation
import Inference
import Marking

/// Eight numbers of the chapter's kind, two of them of random data.
struct VariationalPrediction: Sendable {
  /// What came out, in the order of the stub.
  let truths: [Double]

  private static let positive = 0...Double.infinity

  /// What each number is, how wide an 80 % interval of somebody who has thought about it may well be (a judgement, by
  /// which intervals that say nothing are told from careful ones), and what it can be at all.
  private static let asked: [(name: String, width: Double, range: ClosedRange<Double>)] = [
    ("the divergence of two normals", 0.3, positive), ("the price of a lost peak", 0.4, positive),
    ("the normal that covers two peaks", 1.5, positive), ("the width of a factor", 0.25, 0...1),
    ("the sweeps of coordinate ascent", 15, positive), ("score against path", 15, positive),
    ("the share of draws that count", 0.25, 0...1), ("the gap of the bound", 0.08, positive),
  ]

  var foretold: [Forecast] {
    zip(truths, Self.asked).map { truth, asked in
      Forecast(asked.name, truth, width: asked.width, within: asked.range)
    }
  }

  /// Draws the weights' normals and the ten measurements of this seed.
  init(seed: UInt64) {
    let random = RandomSource(seed: seed).stream("before you look")
    let wide = Normal(standardDeviation: 2)

    // Two peaks of width 1 at -4 and 4, and a normal fitted both ways
    let peaks = OneDimensionalTarget.twoPeaks(apart: 8)
    let fit = NormalFit(target: peaks)
    let lost = fit.reverseDivergence(fit.climb(from: Normal(mean: 3, standardDeviation: 1)))
    let covering = peaks.momentMatched.standardDeviation

    // Independent factors, and how soon coordinate ascent is there: 1 % of the start
    let factor = Ellipse.variance(dimensions: 2, correlation: 0.8).squareRoot()
    let places = Ellipse(correlation: 0.95).ascend(from: (-2, 2), sweeps: 200)
    // One sweep moves both
    let sweeps = (0...200).first { abs(places[2 * $0].1) < 0.02 }

    // One draw of either gradient
    let gradient = OneDrawGradient(target: .flips(heads: 3, tails: 1), q: Normal())
    let score = gradient.moments(.score, copies: 1).variance
    let path = gradient.moments(.path, copies: 1).variance

    // Weights of a normal that is too wide, in five dimensions
    var draws = random.stream("weights")
    let logRatios = (0..<1000).map { _ in
      (0..<5).reduce(0.0) { sum, _ in
        let x = wide.sample(using: &draws)
        return sum + Normal().logDensity(x) - wide.logDensity(x)
      }
    }
    let carrying = exp(2 * logSumExp(logRatios) - logSumExp(logRatios.map { 2 * $0 })) / 1000

    // The bound of ten numbers' mean and precision
    var numbers = random.stream("ten numbers")
    let model = MeanAndPrecision(values: (0..<10).map { _ in numbers.normal() })
    let ascent = model.ascend(
      from: MeanAndPrecision.Factors(mean: 0, meanPrecision: 1, shape: 1, rate: 1))
    let gap = model.logEvidence - model.bound(ascent[ascent.count - 1])

    truths = [
      wide.divergence(from: Normal()), lost, covering, factor, sweeps.map(Double.init) ?? .nan,
      score / path, carrying, gap,
    ]
  }
}

extension OneDimensionalTarget {
  /// A coin on the logit scale with these flips and a flat prior: p^(heads + 1) (1 - p)^(tails + 1).
  static func flips(heads: Int, tails: Int) -> OneDimensionalTarget {
    let (a, b) = (Double(heads + 1), Double(tails + 1))
    return OneDimensionalTarget(
      name: "\(heads) heads and \(tails) tails",
      logDensity: { theta in a * theta - (a + b) * logSumExp(0, theta) },
      slope: { theta in a - (a + b) / (1 + exp(-theta)) }, range: -30...30)
  }

  /// Two normals of width 1, each with half of the mass.
  static func twoPeaks(apart distance: Double) -> OneDimensionalTarget {
    let half = distance / 2
    return OneDimensionalTarget(
      name: "two peaks",
      logDensity: { x in
        logSumExp(Normal(mean: -half).logDensity(x), Normal(mean: half).logDensity(x)) - log(2)
      },
      slope: { x in half * tanh(half * x) - x }, range: -(half + 12)...(half + 12))
  }
}

extension Exercise {
  static let beforeYouLook = Exercise.beforeYouLook(
    "a number of this chapter's kind", predicting: { VariationalPrediction(seed: $0) },
    by: { $0.foretold },
    ending: "The chapter shows where they come from; the other exercises compute their like.")
}
