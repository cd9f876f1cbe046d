// The variance instead of the standard deviation.
import BayesNumerics
import Foundation

func posteriorWidth(
  spread: Double, noises: [Double], meanUncertainty: Double, priorWidth: Double
) throws -> Double {
  let n = Double(noises.count)
  let information = noises.reduce(0) { $0 + 1 / (spread * spread + $1 * $1) }
  let s2 = 1 / information
  let m2 = meanUncertainty * meanUncertainty
  let p2 = priorWidth * priorWidth
  return 1 / (1 / p2 + 1 / (m2 + s2))
}
