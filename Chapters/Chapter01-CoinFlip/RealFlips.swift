import BayesNumerics
import Foundation
import Inference

/// 350,757 real flips by 48 people: F. Bartoš et al. (2023), "Fair coins tend to land on the same side
/// they started", arXiv:2310.04153.
enum RealFlips {
  /// Flips that landed on the side that they started from.
  static let sameSide = Flips(heads: 178_079, flips: 350_757)
  /// The same flips, counted as heads.
  static let headsUp = Flips(heads: 175_420, flips: 350_757)
  /// Diaconis, Holmes and Montgomery (2007) predicted P(same side) of about 0.51 from mechanics.
  static let predicted = 0.51

  /// Bayes factor of "biased, p ~ Beta(a, a)" against "fair, p = 1/2".
  static func bayesFactor(of data: Flips, concentration a: Double) -> BayesFactor {
    BayesFactor(
      logEvidence: CoinModel(prior: Beta(a: a, b: a)).logEvidence(of: data),
      against: FairCoin().logEvidence(of: data))
  }

  /// Prior concentrations a from the uniform prior to "practically fair", equally spaced in log a.
  static let concentrations: [Double] = (0...70).map { pow(10, Double($0) / 10) }
}
