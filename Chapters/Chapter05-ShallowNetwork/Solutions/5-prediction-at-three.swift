import BayesNumerics
import Foundation

func predictionAtThree(
  weights: [[Double]], offsets: [[Double]], slopes: [[Double]], noiseVariances: [Double]
) throws -> [Double] {
  let values = weights.indices.map { draw in
    weights[draw].indices.reduce(0) {
      $0 + weights[draw][$1] / (1 + exp(-offsets[draw][$1] - 3 * slopes[draw][$1]))
    }
  }
  func mean(_ numbers: [Double]) -> Double { numbers.reduce(0, +) / Double(numbers.count) }

  // What is unknown of the function, and the noise of the measurement
  let middle = mean(values)
  let spread = mean(values.map { ($0 - middle) * ($0 - middle) })
  return [middle, (spread + mean(noiseVariances)).squareRoot()]
}
