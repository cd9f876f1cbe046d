import BayesNumerics
import Foundation

func logBirthRatio(
  smaller: WeightFit, larger: WeightFit, alpha: Double, most: Int
) throws -> Double {
  // Lemma 2.1: the joint density at m_b, times the room that the weights' posterior has
  func logEvidence(_ fit: WeightFit) -> Double {
    fit.logLikelihood + fit.logPrior + 0.5 * Double(fit.weights) * log(2 * .pi)
      + 0.5 * fit.logDeterminant
  }
  // P(M + 1)/P(M): at M* no unit has to fail to come
  let m = smaller.units
  let logPrior = m + 1 < most ? log(alpha) : log(alpha / (1 - alpha))
  // The death is tried from M + 1, the birth from M; the place of a unit is as probable as its death, 1/(M + 1)
  let birth = m == 0 ? 1 : 0.5
  let death = m + 1 == most ? 1 : 0.5
  return logEvidence(larger) - logEvidence(smaller) + logPrior + log(death / birth)
}
