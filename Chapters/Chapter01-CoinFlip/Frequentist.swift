import BayesNumerics
import Foundation

/// What a frequentist says of the same flips.
///
/// Lecture 003, "Coin flip: frequentist approach".
struct FrequentistAnalysis: Sendable {
  let data: Flips

  /// p-hat = k / n
  var estimate: Double { data.share }

  /// sqrt(p-hat (1 - p-hat) / n)
  var standardDeviation: Double {
    (estimate * (1 - estimate) / Double(data.flips)).squareRoot()
  }

  /// If the coin were fair: the probability of a count at least as far out on the side that was seen.
  ///
  /// The lecture's "p-value"; the text does not say that it is one-sided, and a side that is chosen
  /// after the flips is one more reason to count both.
  var oneSidedTail: Double {
    let fair = Binomial(trials: data.flips, probability: 0.5)
    let larger = max(data.heads, data.tails)
    return fair.upperTail(larger - 1)
  }

  /// If the coin were fair: the probability of a count at least as far out on either side.
  var twoSidedTail: Double { min(1, 2 * oneSidedTail) }

  /// The number of standard deviations z at which a normal variable has this upper tail.
  var significance: Double {
    Normal(mean: 0, standardDeviation: 1).upperTailQuantile(oneSidedTail)
  }
}
