// Prior ratio alpha everywhere.
import BayesNumerics
import Foundation

func logBirthRatio(
  smaller: WeightFit, larger: WeightFit, alpha: Double, most: Int
) throws -> Double {
  func evidence(_ fit: WeightFit) -> Double {
    let twoPi: Double = 0.5 * Double(fit.weights) * log(2 * .pi)
    return fit.logLikelihood + fit.logPrior + twoPi + 0.5 * fit.logDeterminant
  }
  let m = smaller.units
  let birth = m == 0 ? 1 : 0.5
  let death = m + 1 == most ? 1 : 0.5
  let data: Double = evidence(larger) - evidence(smaller)
  let ways: Double = log(death / birth)
  return data + log(alpha) + ways
}
