// Adds the difference of the priors.
import BayesNumerics
import Foundation

func reweighted(posterior: [Double], alpha: Double, newAlpha: Double) throws -> [Double] {
  let most = posterior.count - 1
  func prior(_ a: Double, _ m: Int) -> Double {
    m < most ? (1 - a) * pow(a, Double(m)) : pow(a, Double(most))
  }
  return posterior.indices.map { posterior[$0] + prior(newAlpha, $0) - prior(alpha, $0) }
}
