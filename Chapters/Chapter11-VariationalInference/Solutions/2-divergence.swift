import BayesNumerics
import Foundation

func divergence(
  meanP: Double, deviationP: Double, meanQ: Double, deviationQ: Double
) throws -> Double {
  // E_p (x - μ_q)² = σ_p² + (μ_p - μ_q)²
  let shift = meanP - meanQ
  let spread = deviationP * deviationP + shift * shift
  return log(deviationQ / deviationP) + spread / (2 * deviationQ * deviationQ) - 0.5
}
