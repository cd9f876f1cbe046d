// Your file. Replace each `throw Unsolved()` by your solution, then mark it:
//
//   swift run chapter1 exercises        all of them, with their state
//   swift run chapter1 exercises 3      one of them; add --hint for a nudge
//
// All of BayesNumerics is at hand. Distributions: Beta(a:b:), Binomial(trials:probability:), Normal,
// BetaBinomial, with density(x), logDensity(x), cumulative(x) = P(X <= x), upperTail(x) = P(X > x, without x
// itself), quantile(p), mean, standardDeviation. Functions: logGamma(x), and integrate(f, from: 0, to: 1).value
// for the area under f.

import BayesNumerics
import Foundation
import Marking
import Workbook

enum Exercises {
  /// 1. The p-value of a fair coin, counting both tails: the probability of a number of heads at least
  /// as far from flips / 2, on either side, as `heads`. A probability is never above 1.
  static func twoSidedTail(heads: Int, flips: Int) throws -> Double {
    throw Unsolved()  // TODO: your solution
  }

  /// 2. The shortest interval that holds 95 % of Beta(a, b), as [lower, upper], for a > 1 and b > 1;
  /// each end to 0.0001.
  static func highestDensityInterval(a: Double, b: Double) throws -> [Double] {
    throw Unsolved()  // TODO: your solution
  }

  /// 3. The smallest number of flips n at which the Bayes factor of "biased, p uniform on (0, 1)" against
  /// "fair, p = 1/2" is above `threshold`, when round(share * n) of them show heads; 10000 when no n up
  /// to 10000 will do.
  static func flipsNeeded(share: Double, threshold: Double) throws -> Int {
    throw Unsolved()  // TODO: your solution
  }

  /// 4. The probability that a Beta(a, b) prior gives to exactly these flips in this order (true is heads), as
  /// a product of predictions, one flip at a time. Does the order of the flips matter?
  static func probabilityOfFlips(a: Double, b: Double, flips: [Bool]) throws -> Double {
    throw Unsolved()  // TODO: your solution
  }

  /// 5. log B(a, b), the logarithm of the beta function, for any a, b from 0.01 to a million, from logGamma
  /// alone: B(a, b) = Γ(a) Γ(b) / Γ(a + b), and no step on the way may overflow.
  static func logBetaFunction(a: Double, b: Double) throws -> Double {
    throw Unsolved()  // TODO: your solution
  }
}
