import BayesNumerics
import Foundation
import Inference

/// The equations Σ⁻¹ μ = Φᵀy/σ² of the slide, ready to be solved by any inverse or factor of Σ⁻¹.
///
/// Shown for the digits that forming ΦᵀΦ costs; no result of the chapter comes from here.
struct NormalEquations: Sendable {
  let model: BayesianLinearRegression
  /// Σ⁻¹ = ΦᵀΦ/σ² + S⁻¹
  let precision: Matrix
  /// Φᵀy/σ²
  let shift: [Double]
  private let count: Int
  /// yᵀy/σ²
  private let size: Double

  init(_ features: Matrix, targets y: [Double], model: BayesianLinearRegression) {
    self.model = model
    precision = model.precision(features)
    shift = features.transposedTimes(y).map { $0 / model.noiseVariance }
    count = y.count
    size = dot(y, y) / model.noiseVariance
  }

  /// log p(y | X) = -(N/2) log 2πσ² - (k+1)/2 log s² - ½ log |Σ⁻¹| - ½ (yᵀy/σ² - μᵀΣ⁻¹μ)
  func logEvidence(mean: [Double], logDeterminant: Double) -> Double {
    let noise = 0.5 * Double(count) * log(2 * .pi * model.noiseVariance)
    let prior = 0.5 * Double(shift.count) * log(model.priorVariance)
    return -noise - prior - 0.5 * logDeterminant - 0.5 * (size - dot(shift, mean))
  }
}
