import BayesNumerics
import Foundation
import Inference

/// How often something happened in two groups, and whether one rate is enough for both.
///
/// Each rate has the uniform prior Beta(1, 1); with s successes and f failures its posterior is
/// Beta(1 + s, 1 + f).
struct TwoRates: Sendable, Equatable {
  /// Successes and failures of each group.
  let first, second: (successes: Int, failures: Int)

  /// The posterior of each rate.
  var posteriors: [Beta] {
    [first, second].map { Beta(a: 1 + Double($0.successes), b: 1 + Double($0.failures)) }
  }

  /// K of "a rate for each group" against "one rate for both".
  ///
  /// Both models predict the first group alike. The second group is then predicted from nothing by one, where
  /// each number of successes has the probability 1/(n + 1), and from what the first group taught by the other.
  // snippet: factor
  var twoAgainstOne: BayesFactor {
    let members = second.successes + second.failures
    let fromNothing = BetaBinomial(trials: members, a: 1, b: 1)
    let fromFirst = BetaBinomial(
      trials: members, a: 1 + Double(first.successes), b: 1 + Double(first.failures))
    return BayesFactor(
      logEvidence: fromNothing.logDensity(second.successes),
      against: fromFirst.logDensity(second.successes))
  }
  // end snippet

  /// Posterior mean of the first rate minus the second.
  var meanDifference: Double { posteriors[0].mean - posteriors[1].mean }

  /// P(p₁ - p₂ ≤ z): the probability that p₁ lies below p₂ + z, averaged over p₂. Error: 1e-8.
  func probabilityOfDifference(below z: Double) -> Double {
    let (p1, p2) = (posteriors[0], posteriors[1])
    let (low, high) = (p2.quantile(1e-12), p2.upperTailQuantile(1e-12))
    return integrate(
      { p2.density($0) * p1.cumulative(min(1, max(0, $0 + z))) }, from: low, to: high,
      relativeTolerance: 1e-9
    ).value
  }

  /// The interval that holds p₁ - p₂ with this probability, the same cut off both tails. Error: 1e-6 of its width.
  func interval(probability: Double = 0.95) -> CredibleInterval {
    let spread = posteriors.reduce(0) { $0 + $1.variance }.squareRoot()
    func quantile(_ level: Double) -> Double {
      var (low, high) = (
        max(-1, meanDifference - 12 * spread), min(1, meanDifference + 12 * spread)
      )
      for _ in 0..<26 {
        let middle = (low + high) / 2
        if probabilityOfDifference(below: middle) < level { low = middle } else { high = middle }
      }
      return (low + high) / 2
    }
    let tail = (1 - probability) / 2
    return CredibleInterval(
      lower: quantile(tail), upper: quantile(1 - tail), probability: probability)
  }

  /// The odds ratio, e to the posterior mean of the difference of log odds; finite where a cell is empty.
  var oddsRatio: Double {
    func logOdds(_ rate: Beta) -> Double { digamma(rate.a) - digamma(rate.b) }
    return exp(logOdds(posteriors[0]) - logOdds(posteriors[1]))
  }

  static func == (left: TwoRates, right: TwoRates) -> Bool {
    left.first == right.first && left.second == right.second
  }
}
