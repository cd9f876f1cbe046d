// The left peak where the datum is predicted exactly, the right one at 1
import BayesNumerics
import Foundation

func datumOfEqualPeaks(priorMean: Double, priorVariance: Double, noise: Double) throws -> Double {
  func rise(_ y: Double) -> Double {
    let left = (bisection(of: { $0 * $0 * $0 - 3 * $0 - y }, over: -5 ... -1) ?? .nan)
    let a = (1 - priorMean) * (1 - priorMean)
    let b = (left - priorMean) * (left - priorMean)
    return -(y + 2) * (y + 2) / (2 * noise) - (a - b) / (2 * priorVariance)
  }
  return (bisection(of: rise, over: -12 ... -2.0) ?? .nan)
}
