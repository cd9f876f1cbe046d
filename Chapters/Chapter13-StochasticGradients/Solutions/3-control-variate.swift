import BayesNumerics
import Foundation

func estimate(
  theta: Double, centre: Double, sumAtCentre: Double, count: Int, priorVariance: Double,
  inputs: [Double], outcomes: [Double]
) throws -> Double {
  func slope(_ x: Double, _ y: Double, at theta: Double) -> Double {
    (y - 1 / (1 + exp(-x * theta))) * x
  }
  var difference = 0.0
  for (x, y) in zip(inputs, outcomes) {
    difference += slope(x, y, at: theta) - slope(x, y, at: centre)
  }
  return -theta / priorVariance + sumAtCentre + Double(count) / Double(inputs.count) * difference
}
