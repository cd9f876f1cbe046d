import BayesNumerics
import Inference
import Workbook

/// How far chains agree on the number of units, and how much they know of it.
struct Mixing: Sendable {
  /// R̂ of M: how far the chains agree; NaN where all of them are always at one number.
  let rHat: Double
  /// Effective draws of M; NaN where R̂ is.
  let effectiveDraws: Double

  /// Whether all chains are at one number throughout. They began apart, so they went there and stayed.
  let areAtOneNumber: Bool

  /// Of M after each sweep, chain by chain, of chains that began at different numbers.
  init(of visits: [[Int]]) {
    areAtOneNumber = Set(visits.joined()).count == 1
    let numbers = visits.map { $0.map(Double.init) }
    rHat = RHat.rankNormalized(numbers)
    effectiveDraws = EffectiveSampleSize.mean(numbers)
  }

  /// Whether M may be judged from these chains: R̂ at most 1.01 and 400 effective draws, by the usual standard, or all
  /// at one number.
  var isGood: Bool { areAtOneNumber || (rHat <= 1.01 && effectiveDraws >= 400) }

  /// R̂ to three decimals, rounded up, so that one that fails never reads as one that passes.
  var rHatInWords: String {
    rHat.isNaN
      ? "not defined, since \(areAtOneNumber ? "all chains stay at one number" : "a chain stood still")"
      : NumberText.fixed((1000 * rHat).rounded(.up) / 1000, decimals: 3)
  }

  /// A whole number, or a dash where there is none; too few never read as enough.
  var effectiveDrawsInWords: String {
    effectiveDraws.isNaN
      ? "—"
      : NumberText.fixed(
        effectiveDraws < 400 ? min(399, effectiveDraws) : effectiveDraws, decimals: 0)
  }

  /// What was found, beside what would pass.
  var numbers: String {
    rHat.isNaN
      ? "R̂ of M is \(rHatInWords)"
      : "R̂ of M: \(rHatInWords), where at most 1.01 passes; effective draws of M: \(effectiveDrawsInWords), where "
        + "400 are needed"
  }

  /// Why nothing is said of M.
  var refusal: String { "the chains have not mixed (\(numbers)), so p(M | D) is not stated" }

  /// What the reader can do about it: longer chains where these were short, else an easier question where options ask
  /// one. Not another seed: whoever tries seeds until one passes has tested nothing.
  static func advice(isQuick: Bool, followsOptions: Bool = false) -> String {
    isQuick
      ? "Without --quick the chains are several times as long."
      : followsOptions
        ? "Priors that are less vague, or a smaller --most, make mixing easier."
        : "Longer chains are needed."
  }
}
