// Multiplies by the new prior and leaves the old one in.
import BayesNumerics
import Foundation

func reweighted(posterior: [Double], alpha: Double, newAlpha: Double) throws -> [Double] {
  let most = posterior.count - 1
  func prior(_ a: Double, _ m: Int) -> Double {
    m < most ? (1 - a) * pow(a, Double(m)) : pow(a, Double(most))
  }
  let w = posterior.indices.map { posterior[$0] * prior(newAlpha, $0) }
  return w.map { $0 / w.reduce(0, +) }
}
