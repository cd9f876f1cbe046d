import BayesNumerics
import Inference
import RealModule
import Workbook

/// Whether the numbers after the origin go on as the model expects: a jump or a bend that comes there is in no number
/// before it.
///
/// The filter runs on through them, and the squares of their standardised surprises add up. Under the model with its true
/// scales the sum of n has a χ² distribution with n degrees of freedom. Only sums that are too large count: a forecast whose
/// bands are too wide is what the other checks look for. Source: Durbin and Koopman (2012), section 2.12.
struct HeldBackCheck: Sendable {
  /// Σ e²/F
  let sum: Double
  let count: Int
  /// Of a larger sum, under the model.
  let probability: Double

  /// Small, as alarms are far more frequent at fitted scales, which may come out too small: at a level of 0.01 there were 17
  /// in 200 series of sixty numbers and twenty more, at this one there is one.
  static let level = 0.0001

  /// nil where no number after the origin is known.
  init?(
    _ before: [Double], then after: [Double], model: StructuralModel,
    scales: StructuralModel.Scales
  ) {
    var filter = KalmanFilter(model, scales: scales)
    _ = filter.standardisedSurprises(of: before)
    let surprises = filter.standardisedSurprises(of: after).filter { !$0.isNaN }
    guard !surprises.isEmpty else { return nil }
    count = surprises.count
    sum = surprises.reduce(0) { $0 + $1 * $1 }
    probability = Gamma(shape: Double(count) / 2, rate: 0.5).upperTail(sum)
  }

  var isMisfit: Bool { probability < Self.level }

  /// The verdict, empty where the numbers go on as expected.
  var warning: String {
    guard isMisfit else { return "" }
    let size = NumberText.significant((sum / Double(count)).squareRoot(), digits: 2)
    return
      " Misfit after the origin: one number ahead, those that were held back are \(size) times as far from the forecasts as the "
      + "model expects. The series has changed there, or the model never fitted; do not rely on forecasts from it."
  }
}
