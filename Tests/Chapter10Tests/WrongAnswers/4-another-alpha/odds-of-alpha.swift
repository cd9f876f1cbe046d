// Takes the odds alpha/(1 - alpha) for each unit.
import BayesNumerics
import Foundation

func reweighted(posterior: [Double], alpha: Double, newAlpha: Double) throws -> [Double] {
  let ratio = newAlpha / (1 - newAlpha) / (alpha / (1 - alpha))
  let w = posterior.enumerated().map { $1 * pow(ratio, Double($0)) }
  return w.map { $0 / w.reduce(0, +) }
}
