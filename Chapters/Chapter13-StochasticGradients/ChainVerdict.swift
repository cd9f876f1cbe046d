import BayesNumerics
import Inference
import RealModule
import SafeIO
import Workbook

extension StreamedRegression.Result {
  /// What speaks against the chain.
  enum Verdict: Equatable {
    case diverged
    /// By this factor wider or narrower than the curvature says.
    case tooWide(Double, coefficient: Int)
    case tooNarrow(Double, coefficient: Int)
    /// The coefficient that is worth the fewest independent draws.
    case notMixed(rHat: Double, effectiveDraws: Double, coefficient: Int)
    /// Within the allowed ratio, but wider by more than Monte Carlo error.
    case slightlyWide(Double)
    case good
  }

  /// The chain is no posterior where its spread is far from that of the curvature.
  static let allowedRatio = 1.5
  /// Up to here the spread is passed over: the bias of the default step, and a posterior that is not quite normal.
  static let silentRatio = 1.1
  /// One chain in halves and these in halves again: above, they disagree about the place by a third of a deviation.
  static let allowedRHat = 1.05
  /// With fewer, the Monte Carlo error of the mean is more than a tenth of the deviation.
  static let fewestDraws = 100.0

  var verdict: Verdict {
    let ratios = ratios
    guard ratios.allSatisfy({ $0 > 0 && $0.isFinite && $0 < 1e6 }) else { return .diverged }
    let (widest, narrowest) = (ratios.max() ?? 1, ratios.min() ?? 1)
    if widest > Self.allowedRatio {
      return .tooWide(widest, coefficient: ratios.firstIndex(of: widest) ?? 0)
    }
    if narrowest < 1 / Self.allowedRatio {
      return .tooNarrow(1 / narrowest, coefficient: ratios.firstIndex(of: narrowest) ?? 0)
    }
    let effective = effectiveDraws
    let (rHat, fewest) = (draws.map(RHat.split).max() ?? .nan, effective.min() ?? .nan)
    guard rHat <= Self.allowedRHat, fewest >= Self.fewestDraws else {
      return .notMixed(
        rHat: rHat, effectiveDraws: fewest, coefficient: effective.firstIndex(of: fewest) ?? 0)
    }
    // The relative error of a standard deviation of n independent draws is 1/√(2n)
    let isWide = zip(ratios, effective).contains { ratio, draws in
      ratio > Self.silentRatio + 2 / (2 * draws).squareRoot()
    }
    return isWide ? .slightlyWide(widest) : .good
  }

  var isBelievable: Bool {
    switch verdict {
    case .good, .slightlyWide: true
    case .diverged, .tooWide, .tooNarrow, .notMixed: false
    }
  }
}

extension StreamedRegression {
  /// - Throws: ``InputError`` of kind `data`, the same for everything that speaks against a chain, with what helps.
  func requireBelievable(_ result: Result) throws(InputError) {
    guard !result.isBelievable else { return }
    let (complaint, advice) = complaint(result.verdict)
    throw InputError(.data, "the chain is not the posterior, for \(complaint); \(advice)")
  }

  private func complaint(_ verdict: Result.Verdict) -> (String, advice: String) {
    let tooLong = "steps from 1 on are longer than the longest stable one: give --step 0.1"
    switch verdict {
    case .tooWide(let ratio, let coefficient):
      let words =
        "its standard deviation for \(name(coefficient)) is \(NumberText.significant(ratio, digits: 2)) times that of the curvature "
        + "at the peak"
      if share >= 1 { return (words, tooLong) }
      if file.isSorted, let shares = file.outcomeShares {
        return (
          words,
          "its rows are not in random order, as the share of 1 among \(NumberText.grouped(RegressionFile.blockRows)) of them is "
            + "between \(NumberText.fixed(shares.lowerBound, decimals: 2)) and "
            + "\(NumberText.fixed(shares.upperBound, decimals: 2)): shuffle them"
        )
      }
      return (
        words,
        "give a shorter --step or a larger --batch; if that does not help, the rows say too little about some coefficient: give "
          + "more of them"
      )
    case .tooNarrow(let ratio, let coefficient):
      return (
        "its standard deviation for \(name(coefficient)) is \(NumberText.significant(1 / ratio, digits: 2)) times that of the "
          + "curvature at the peak", fasterAdvice
      )
    case .notMixed(let rHat, let effectiveDraws, let coefficient):
      return (
        "it has not mixed, with R-hat \(NumberText.fixed(rHat, decimals: 2)) and "
          + "\(NumberText.fixed(effectiveDraws, decimals: 0)) effective draws for \(name(coefficient))",
        fasterAdvice
      )
    case .diverged, .slightlyWide, .good:
      return (
        "it diverged",
        share >= 1 ? tooLong : "give a shorter --step, such as 0.1, or a larger --batch"
      )
    }
  }

  private var fasterAdvice: String {
    share < 0.1
      ? "give a longer --step, such as 0.1"
      : "look for a column with outliers, or one that nearly repeats others or nearly tells the outcome, or give a longer --step "
        + "below 1"
  }

  private func name(_ coefficient: Int) -> String { DataFile.shown(file.names[coefficient]) }
}
