// p over q instead of its logarithm
import BayesNumerics
import Foundation

func scoreAndPath(
  mean: Double, logScale: Double, noise: [Double], heads: Int, tails: Int
) throws -> [Double] {
  let s = exp(logScale)
  var score: [Double] = []
  var path: [Double] = []
  for e in noise {
    let theta = mean + s * e
    let p = 1 / (1 + exp(-theta))
    let logP = Double(heads + 1) * log(p) + Double(tails + 1) * log(1 - p)
    let logQ = -e * e / 2 - logScale - 0.5 * log(2 * .pi)
    score.append(e / s * exp(logP - logQ))
    path.append(Double(heads + 1) - Double(heads + tails + 2) * p)
  }
  func moments(_ x: [Double]) -> [Double] {
    let n = Double(x.count)
    let mean = x.reduce(0, +) / n
    let squares = x.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    return [mean, squares / (n - 1)]
  }
  return moments(score) + moments(path)
}
