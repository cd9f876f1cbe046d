import BayesNumerics
import Foundation

func averaged(
  logEvidences: [Double], prior: [Double], means: [Double], deviations: [Double]
) throws -> [Double] {
  let logJoint = zip(logEvidences, prior).map { $0 + log($1) }
  let total = logSumExp(logJoint)
  let weights = logJoint.map { exp($0 - total) }
  let mean = dot(weights, means)
  // Within a size, and between sizes
  let variance = weights.indices.reduce(0) { sum, m in
    let away = means[m] - mean
    return sum + weights[m] * (deviations[m] * deviations[m] + away * away)
  }
  return weights + [mean, variance.squareRoot()]
}
