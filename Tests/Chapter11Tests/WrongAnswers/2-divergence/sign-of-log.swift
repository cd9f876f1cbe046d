// The logarithm upside down
import BayesNumerics
import Foundation

func divergence(
  meanP: Double, deviationP: Double, meanQ: Double, deviationQ: Double
) throws -> Double {
  let shift = meanP - meanQ
  let spread = deviationP * deviationP + shift * shift
  return log(deviationP / deviationQ) + spread / (2 * deviationQ * deviationQ) - 0.5
}
