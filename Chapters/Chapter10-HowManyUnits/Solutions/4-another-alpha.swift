import BayesNumerics
import Foundation

func reweighted(posterior: [Double], alpha: Double, newAlpha: Double) throws -> [Double] {
  let most = posterior.count - 1
  let weights = posterior.enumerated().map { units, probability in
    let ends = units < most ? (1 - newAlpha) / (1 - alpha) : 1
    return probability * ends * pow(newAlpha / alpha, Double(units))
  }
  let sum = weights.reduce(0, +)
  return weights.map { $0 / sum }
}
