// Ratio (newAlpha/alpha)^M for the last size, too.
import BayesNumerics
import Foundation

func reweighted(posterior: [Double], alpha: Double, newAlpha: Double) throws -> [Double] {
  let w = posterior.enumerated().map { $1 * pow(newAlpha / alpha, Double($0)) }
  return w.map { $0 / w.reduce(0, +) }
}
