// The half of log p forgotten
import BayesNumerics
import Foundation

func divergence(
  meanP: Double, deviationP: Double, meanQ: Double, deviationQ: Double
) throws -> Double {
  let shift = meanP - meanQ
  let spread = deviationP * deviationP + shift * shift
  return log(deviationQ / deviationP) + spread / (2 * deviationQ * deviationQ)
}
