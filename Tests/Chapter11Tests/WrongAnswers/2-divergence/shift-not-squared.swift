// The shift not squared
import BayesNumerics
import Foundation

func divergence(
  meanP: Double, deviationP: Double, meanQ: Double, deviationQ: Double
) throws -> Double {
  let shift = meanP - meanQ
  let spread = deviationP * deviationP + abs(shift)
  return log(deviationQ / deviationP) + spread / (2 * deviationQ * deviationQ) - 0.5
}
