// The logarithm of the ratio of variances, not halved
import BayesNumerics
import Foundation

func divergence(
  meanP: Double, deviationP: Double, meanQ: Double, deviationQ: Double
) throws -> Double {
  let shift = meanP - meanQ
  let spread = deviationP * deviationP + shift * shift
  return 2 * log(deviationQ / deviationP) + spread / (2 * deviationQ * deviationQ) - 0.5
}
