import BayesNumerics
import Datasets
import Foundation
import Inference

/// Inference on 350,757 real flips (``SameSideFlips``).
enum RealFlips {
  /// Flips that landed on the side that they started from.
  static let sameSide = Flips(heads: SameSideFlips.sameSide, flips: SameSideFlips.flips)
  /// The same flips, counted as heads.
  static let headsUp = Flips(heads: SameSideFlips.headsUp, flips: SameSideFlips.flips)

  /// Bayes factor of "biased, p ~ Beta(a, a)" against "fair, p = 1/2".
  static func bayesFactor(of data: Flips, concentration a: Double) -> BayesFactor {
    BayesFactor(
      logEvidence: CoinModel(prior: Beta(a: a, b: a)).logEvidence(of: data),
      against: FairCoin().logEvidence(of: data))
  }

  /// Prior concentrations a from the uniform prior to "practically fair", equally spaced in log a.
  static let concentrations: [Double] = (0...70).map { pow(10, Double($0) / 10) }
}
