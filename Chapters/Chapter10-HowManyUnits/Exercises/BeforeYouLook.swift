import BayesNumerics
import Foundation
import Marking

/// Eight numbers of the chapter's kind, two of them of random data.
struct UnitsPrediction: Sendable {
  /// What came out, in the order of the stub.
  let truths: [Double]

  private static let positive = 0...Double.infinity

  /// What each number is, how wide an 80 % interval of somebody who has thought about it may well be (a judgement, by
  /// which intervals that say nothing are told from careful ones), and what it can be at all.
  private static let asked: [(name: String, width: Double, range: ClosedRange<Double>)] = [
    ("the mean number of units", 0.5, positive), ("α for three units or more", 0.15, 0...1),
    ("the acceptance of a birth without data", 0.3, 0...1),
    ("the probability of no unit, for a straight line", 0.2, 0...1),
    ("the draws that carry the mean", 15, positive),
    ("the power of ten of a vague prior", 1, positive),
    ("the worse of two models", 0.08, 0...1), ("three units without their constants", 0.2, 0...1),
  ]

  var foretold: [Forecast] {
    zip(truths, Self.asked).map { truth, asked in
      Forecast(asked.name, truth, width: asked.width, within: asked.range)
    }
  }

  init(truths: [Double]) { self.truths = truths }

  /// Draws the line's noise and the prior's parabolas of this seed.
  init(seed: UInt64) {
    let random = RandomSource(seed: seed).stream("before you look")

    // The prior on M
    let half = UnitCount(alpha: 0.5, most: 10)
    let mean = zip(0..., half.probabilities).reduce(0) { $0 + Double($1.0) * $1.1 }
    let three = [Double].evenlySpaced(from: 0.001, to: 0.999, count: 9981).first {
      UnitCount(alpha: $0, most: 10).probabilities.dropFirst(3).reduce(0, +) >= 0.5
    }
    let birth = min(1, half.probability(of: 1) / half.probability(of: 0) * 0.5 / 1)

    // A straight line, and the sum over all nets
    var noise = random.stream("noise")
    let x = TinyNet.standard.x
    let line = TinyNet(x: x, y: x.map { 0.5 * $0 + 0.3 * noise.normal() })
    let none = line.posterior(line.logEvidences(step: 0.5))[0]

    // The mean likelihood of draws from the prior
    let parabola = QuadraticProblem()
    var draws = random.stream("draws")
    let logs = (0..<1000).map { _ in parabola.logLikelihood(parabola.drawPrior(using: &draws)) }
    let carrying = exp(2 * logSumExp(logs) - logSumExp(logs.map { 2 * $0 }))

    // p(D) is proportional to N(0.8 | 0, 0.1² + v), v the prior's variance
    func logEvidence(priorDeviation: Double) -> Double {
      Normal(standardDeviation: (0.01 + priorDeviation * priorDeviation).squareRoot())
        .logDensity(0.8)
    }
    let fall = (logEvidence(priorDeviation: 1) - logEvidence(priorDeviation: 100)) / log(10)
    let worse = exp(-3 - logSumExp(0, -3))
    let lost = exp(-1.5 * log(2 * .pi) - logSumExp(-0.5 * log(2 * .pi), -1.5 * log(2 * .pi)))

    truths = [mean, three ?? .nan, birth, none, carrying, fall, worse, lost]
  }
}

extension Exercise {
  static let beforeYouLook = Exercise.beforeYouLook(
    "a number of this chapter's kind", predicting: { UnitsPrediction(seed: $0) },
    by: { $0.foretold },
    ending: "The chapter shows where they come from; exercises 2 to 7 compute their like.")
}
