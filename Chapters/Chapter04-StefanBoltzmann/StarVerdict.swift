import Datasets
import Foundation
import Inference
import Workbook

/// Whether stars fit their own error bars, and the textbook, in sentences.
///
/// Two checks at ``level``: the chi-square of the stars about their mean sees scatter, and no error that they
/// have in common; the distance of their mean from the textbook's constant sees that error, and no scatter.
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

  var sentences: String { "\(ofScatter) \(ofMean)" }

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
        + "\(naive.farthest.name), is \(NumberText.fixed(abs(naive.farthest.distance), decimals: 1)) "
        + "of its errors off."
    case .tooSmall:
      return "The stars scatter less than their error bars allow (\(numbers)): the errors are too "
        + "large, or the temperatures were computed from the law itself."
    case .undefined:
      return "The scatter of the stars cannot be computed (\(numbers))."
    }
  }

  private var ofMean: String {
    let z = naive.distance()
    let side = z < 0 ? "below" : "above"
    let far =
      "\(NumberText.fixed(abs(z), decimals: 1)) standard errors \(side) the textbook's constant"
    guard errorBarsAlone.isMisfit else {
      return "By error bars alone their mean lies \(far), which is no misfit."
    }
    let rest = NumberText.fixed(abs(naive.distance(common: scales.ofLogSigma)), decimals: 1)
    if scales.ofLogSigma == 0 {
      return "By error bars alone their mean lies \(far): a systematic error that all stars share."
    }
    return withScales.isMisfit
      ? "Their mean lies \(far), and still \(rest) sd when common scale errors of "
        + "\(scales.words) are assumed: look for a wrong unit or a larger systematic error."
      : "By error bars alone their mean lies \(far), but only \(rest) sd when common scale errors of "
        + "\(scales.words) are assumed."
  }

  /// "p = 0.36", "p = 4e-7", "p < 1e-99"
  static func text(_ probability: Double) -> String {
    if probability < 1e-99 { return "p < 1e-99" }
    return "p = \(NumberText.significant(probability, digits: probability < 1e-3 ? 1 : 2))"
  }
}
