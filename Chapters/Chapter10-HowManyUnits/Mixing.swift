import BayesNumerics
import Inference
import Workbook

/// How far chains agree on the number of units, and how much they know of it.
struct Mixing: Sendable {
  /// R̂ of M: how far the chains agree; NaN where all of them are always at one number.
  let rHat: Double
  /// Effective draws of M; NaN where R̂ is.
  let effectiveDraws: Double

  /// Of M after each sweep, chain by chain.
  init(of visits: [[Int]]) {
    let numbers = visits.map { $0.map(Double.init) }
    rHat = RHat.rankNormalized(numbers)
    effectiveDraws = EffectiveSampleSize.mean(numbers)
  }

  /// Whether M may be judged from these chains: R̂ at most 1.01 and 400 effective draws, by the usual standard.
  var isGood: Bool { rHat <= 1.01 && effectiveDraws >= 400 }

  /// R̂ to two decimals.
  var rHatInWords: String {
    rHat.isNaN ? "not defined, since a chain stood still" : NumberText.fixed(rHat, decimals: 2)
  }

  /// A whole number, or a dash where there is none.
  var effectiveDrawsInWords: String {
    effectiveDraws.isNaN ? "—" : NumberText.fixed(effectiveDraws, decimals: 0)
  }

  /// Why nothing is said of M.
  var refusal: String {
    "the chains have not mixed (R̂ of M: \(rHatInWords); effective draws: "
      + "\(effectiveDrawsInWords)), so p(M | D) is not stated"
  }
}
