// Gives the new prior.
import BayesNumerics
import Foundation

func reweighted(posterior: [Double], alpha: Double, newAlpha: Double) throws -> [Double] {
  let most = posterior.count - 1
  func prior(_ a: Double, _ m: Int) -> Double {
    m < most ? (1 - a) * pow(a, Double(m)) : pow(a, Double(most))
  }
  return posterior.indices.map { prior(newAlpha, $0) }
}
