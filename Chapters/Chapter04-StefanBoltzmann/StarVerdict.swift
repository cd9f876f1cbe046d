import Datasets
import Foundation
import Inference
import Workbook

/// Whether stars fit their own error bars, and the textbook, in sentences.
///
/// Two checks at ``level``: the chi-square of the stars about their mean sees scatter, and no error that they
/// have in common; the distance of their mean from the textbook's constant sees that error, and no scatter.
/// Where the stars scatter too much, the error of their mean is too small as well, so that it is stretched before
/// anything is said in units of it.
struct StarVerdict: Sendable {
  /// Each of the two checks calls right stars into question once in a hundred times.
  static let level = 0.01

  let naive: ErrorBarMean
  let scales: ScaleErrors

  init(_ stars: [MeasuredStar], scales: ScaleErrors) {
    naive = ErrorBarMean(stars)
    self.scales = scales
  }

  var scatter: PredictiveCheck { naive.scatter }
  var errorBarsAlone: PredictiveCheck { naive.textbook() }
  var withScales: PredictiveCheck { naive.textbook(common: scales.ofLogSigma) }

  /// Whether error bars, with the assumed scale errors, account for the stars.
  var isMisfit: Bool { scatter.isMisfit || withScales.isMisfit }

  /// The mean, whether the stars fit their error bars, and how far they lie from the textbook's constant. If they
  /// do not fit, that comes first, and the error of the mean is given as error bars have it and stretched.
  var sentences: String {
    let estimate = "σ_T = (\(StarVerdict.constant(naive.mean, naive.error)))e-8 W m⁻² K⁻⁴"
    guard scatter.outcome == .tooLarge else {
      return "By error bars alone the \(naive.degreesOfFreedom + 1) stars give \(estimate). "
        + "\(ofScatter) \(ofMean(stretch: 1, "By error bars alone"))"
    }
    let factor =
      "√(\(NumberText.significant(naive.chiSquare, digits: 3)) / \(naive.degreesOfFreedom)) = "
      + NumberText.significant(naive.stretch, digits: 2)
    return "\(ofScatter) So the error of their mean is too small as well: error bars alone give "
      + "\(estimate); with all errors larger by \(factor), so that they fit the scatter, it is "
      + "(\(StarVerdict.constant(naive.mean, naive.stretch * naive.error)))e-8. "
      + ofMean(stretch: naive.stretch, "With these larger errors")
  }

  private var ofScatter: String {
    let numbers =
      "chi-square \(NumberText.significant(naive.chiSquare, digits: 3)) on "
      + "\(naive.degreesOfFreedom) degree\(naive.degreesOfFreedom == 1 ? "" : "s") of freedom, "
      + "\(StarVerdict.text(naive.probabilityOfLarger))"
    switch scatter.outcome {
    case .usual:
      return "The stars scatter about their mean as their error bars allow (\(numbers))."
    case .tooLarge:
      return
        "The stars scatter more than their error bars allow (\(numbers)): the errors are too small, "
        + "the stars differ by more than was measured, or some are wrong; the farthest, "
        + "\(naive.farthest.name), lies \(NumberText.fixed(abs(naive.farthest.distance), decimals: 1)) "
        + "of its errors from their mean."
    case .tooSmall:
      return "The stars scatter less than their error bars allow (\(numbers)): the errors are too "
        + "large, and that of the mean with them, or the temperatures were computed from the law itself."
    case .undefined:
      return "The scatter of the stars cannot be computed (\(numbers))."
    }
  }

  /// Where their mean lies, by error bars that are larger by a factor; `how` says so.
  private func ofMean(stretch: Double, _ how: String) -> String {
    let z = naive.distance(stretch: stretch)
    let side = z < 0 ? "below" : "above"
    let far =
      "\(NumberText.fixed(abs(z), decimals: 1)) standard errors \(side) the textbook's constant"
    guard naive.textbook(stretch: stretch).isMisfit else {
      // Errors that were stretched to fit cannot speak for the stars
      return "\(how) their mean lies \(far)"
        + (stretch > 1 ? "." : ", which is compatible with it.")
    }
    let common = scales.ofLogSigma
    let rest = NumberText.fixed(
      abs(naive.distance(common: common, stretch: stretch)), decimals: 1)
    if common == 0 {
      return "\(how) their mean lies \(far): a systematic error that all stars share."
    }
    return naive.textbook(common: common, stretch: stretch).isMisfit
      ? "\(how) their mean lies \(far), and still \(rest) sd when common scale errors of "
        + "\(scales.words) are assumed: look for a wrong unit or a larger systematic error."
      : "\(how) their mean lies \(far), but only \(rest) sd when common scale errors of "
        + "\(scales.words) are assumed (which the stars cannot show)."
  }

  /// "5.56 ± 0.06", σ_T in 10⁻⁸ W m⁻² K⁻⁴ from log(σ_T / σ☉) and its error.
  static func constant(_ logSigma: Double, _ error: Double) -> String {
    // Two decimals, but three significant digits where the constant is far from the textbook's
    func decimals(_ value: Double) -> String {
      (0.005..<1000).contains(value)
        ? NumberText.fixed(value, decimals: 2) : NumberText.significant(value, digits: 3)
    }
    let sigma = NominalSun.constant(atLog: logSigma)
    return "\(decimals(sigma)) ± \(decimals(sigma * error))"
  }

  /// "p = 0.36", "p = 4e-7", "p < 1e-99"
  static func text(_ probability: Double) -> String {
    if probability < 1e-99 { return "p < 1e-99" }
    return "p = \(NumberText.significant(probability, digits: probability < 1e-3 ? 1 : 2))"
  }
}
