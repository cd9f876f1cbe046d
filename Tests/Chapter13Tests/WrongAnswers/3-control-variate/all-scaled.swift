// Everything scaled
import BayesNumerics
import Foundation

func estimate(
  theta: Double, centre: Double, sumAtCentre: Double, count: Int, priorVariance: Double,
  inputs: [Double], outcomes: [Double]
) throws -> Double {
  func sum(_ theta: Double) -> Double {
    zip(inputs, outcomes).reduce(0) { $0 + ($1.1 - 1 / (1 + exp(-$1.0 * theta))) * $1.0 }
  }
  let scale = Double(count) / Double(inputs.count)
  return -theta / priorVariance + scale * (sumAtCentre + sum(theta) - sum(centre))
}
