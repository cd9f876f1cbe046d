import BayesNumerics
import Foundation

func scoreAndPath(
  mean: Double, logScale: Double, noise: [Double], heads: Int, tails: Int
) throws -> [Double] {
  let q = Normal(mean: mean, standardDeviation: exp(logScale))
  var score: [Double] = []
  var path: [Double] = []
  for epsilon in noise {
    let theta = mean + q.standardDeviation * epsilon
    // log p and log(1 - p), which do not round to log 0; the Jacobian adds a head and a tail
    let (logHead, logTail) = (-logSumExp(0, -theta), -logSumExp(0, theta))
    let logJoint = Double(heads + 1) * logHead + Double(tails + 1) * logTail
    score.append(epsilon / q.standardDeviation * (logJoint - q.logDensity(theta)))
    path.append(Double(heads + 1) - Double(heads + tails + 2) * exp(logHead))
  }
  return meanAndVariance(score) + meanAndVariance(path)
}

private func meanAndVariance(_ values: [Double]) -> [Double] {
  let mean = values.reduce(0, +) / Double(values.count)
  let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
  return [mean, squares / Double(values.count - 1)]
}
