// Counts units and not all weights, in the smaller net only.
import BayesNumerics
import Foundation

func logBirthRatio(
  smaller: WeightFit, larger: WeightFit, alpha: Double, most: Int
) throws -> Double {
  func evidence(_ fit: WeightFit) -> Double {
    let twoPi: Double = 0.5 * Double(fit.units) * log(2 * .pi)
    return fit.logLikelihood + fit.logPrior + twoPi + 0.5 * fit.logDeterminant
  }
  let m = smaller.units
  func prior(_ m: Int) -> Double {
    m < most ? (1 - alpha) * pow(alpha, Double(m)) : pow(alpha, Double(most))
  }
  let birth = m == 0 ? 1 : 0.5
  let death = m + 1 == most ? 1 : 0.5
  let data: Double = evidence(larger) - evidence(smaller)
  let size: Double = log(prior(m + 1) / prior(m))
  let ways: Double = log(death / birth)
  return data + size + ways - 0.5 * log(2 * .pi)
}
