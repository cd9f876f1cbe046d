// Takes the old prior out and does not put the new one in.
import BayesNumerics
import Foundation

func reweighted(posterior: [Double], alpha: Double, newAlpha: Double) throws -> [Double] {
  let most = posterior.count - 1
  func prior(_ a: Double, _ m: Int) -> Double {
    m < most ? (1 - a) * pow(a, Double(m)) : pow(a, Double(most))
  }
  let w = posterior.indices.map { posterior[$0] / prior(alpha, $0) }
  return w.map { $0 / w.reduce(0, +) }
}
