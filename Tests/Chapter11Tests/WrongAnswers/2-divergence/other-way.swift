// The average over q
import BayesNumerics
import Foundation

func divergence(
  meanP: Double, deviationP: Double, meanQ: Double, deviationQ: Double
) throws -> Double {
  let shift = meanP - meanQ
  let spread = deviationQ * deviationQ + shift * shift
  return log(deviationP / deviationQ) + spread / (2 * deviationP * deviationP) - 0.5
}
