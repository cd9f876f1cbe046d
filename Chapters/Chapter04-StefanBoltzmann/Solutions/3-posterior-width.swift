import BayesNumerics
import Foundation

func posteriorWidth(
  spread: Double, noises: [Double], meanUncertainty: Double, priorWidth: Double
) throws -> Double {
  // The stars measure log σ + μ, each with the inverse of its variance as weight
  let information = noises.reduce(0) { $0 + 1 / (spread * spread + $1 * $1) }
  // μ is common to all of them
  let ofTheStars = 1 / information + meanUncertainty * meanUncertainty
  return (1 / (1 / ofTheStars + 1 / (priorWidth * priorWidth))).squareRoot()
}
