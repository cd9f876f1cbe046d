// The ratio of likelihoods at the fitted weights.
import BayesNumerics
import Foundation

func logBirthRatio(
  smaller: WeightFit, larger: WeightFit, alpha: Double, most: Int
) throws -> Double {
  let m = smaller.units
  func prior(_ m: Int) -> Double {
    m < most ? (1 - alpha) * pow(alpha, Double(m)) : pow(alpha, Double(most))
  }
  let birth = m == 0 ? 1 : 0.5
  let death = m + 1 == most ? 1 : 0.5
  let size: Double = log(prior(m + 1) / prior(m))
  let ways: Double = log(death / birth)
  return larger.logLikelihood - smaller.logLikelihood + size + ways
}
