// Multiplies each size but 0 by the ratio of alphas once.
import BayesNumerics
import Foundation

func reweighted(posterior: [Double], alpha: Double, newAlpha: Double) throws -> [Double] {
  let w = posterior.enumerated().map { $0 == 0 ? $1 : $1 * newAlpha / alpha }
  return w.map { $0 / w.reduce(0, +) }
}
