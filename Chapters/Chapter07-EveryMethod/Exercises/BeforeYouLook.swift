import BayesNumerics
import Inference
import Marking
import RealModule

/// Eight numbers of the chapter, none of which depends on chance.
struct EveryMethodPrediction: Sendable {
  /// What came out, in the order of the stub; NaN where a search fails.
  let truths: [Double]

  private static let positive = 0...Double.infinity

  /// What each number is, how wide an 80 % interval of somebody who has thought about it may well be (a judgement, by
  /// which intervals that say nothing are told from careful ones), and what it can be at all.
  private static let asked: [(name: String, width: Double, range: ClosedRange<Double>)] = [
    ("the mass beyond 1.5", 0.15, 0...1),
    ("the posterior's standard deviation", 1, positive),
    ("the mass beyond 1.5 by Laplace", 0.02, 0...1),
    ("the share of draws that is kept", 0.3, 0...1),
    ("the effective draws out of 1000", 400, 0...1000),
    ("the mass of the wide peak", 0.3, 0...1),
    ("the data until the peak is gone", 20, positive),
    ("the share that stays", 0.3, 0...1),
  ]

  var foretold: [Forecast] {
    zip(truths, Self.asked).map { truth, asked in
      Forecast(asked.name, truth, width: asked.width, within: asked.range)
    }
  }

  init() {
    let posterior = NonlinearModel.lecture.posterior
    guard let exact = try? ExactPosterior(posterior),
      let peak = exact.peaks.max(by: { exact.density($0) < exact.density($1) }),
      let bump = Bump.climbed(CountedPosterior(posterior), from: peak),
      let cubic = try? Balance.cubic, let sloped = try? Rivals.sloped
    else {
      truths = Self.asked.map { _ in .nan }
      return
    }
    /// The prior's average of a power of the likelihood, relative to its largest value.
    func average(_ power: Double) -> Double {
      let ends = [Double].evenlySpaced(from: -20, to: 20, count: 33)
      return zip(ends, ends.dropFirst()).reduce(0) { sum, piece in
        sum
          + integrate(
            {
              .exp(
                posterior.logPrior($0).value
                  + power
                  * (posterior.logLikelihood($0).value - posterior.largestLogLikelihood))
            }, from: piece.0, to: piece.1
          ).value
      }
    }
    let sine = Rivals(.sine, truth: Rivals.truth, edge: .pi / 2)
    truths = [
      exact.share(above: 1.5), exact.standardDeviation, bump.normal.upperTail(1.5),
      .exp(exact.logEvidence - posterior.largestLogLikelihood),
      1000 * average(1) * average(1) / average(2),
      Balance(cubic, edge: -1).movingPrior.equalHeight?.share ?? .nan,
      RivalTheory(sloped, rival: 4 * .pi / 3, bend: -Double.sin(4 * .pi / 3)).count(
        forShare: 0.01),
      sine.limitingShare(solutions: Rivals.sameSine(as: Rivals.truth)),
    ]
  }
}

extension Exercise {
  static let beforeYouLook = Exercise.beforeYouLook(
    predicting: { _ in EveryMethodPrediction() }, by: { $0.foretold },
    ending: "The chapter shows the numbers.")
}
