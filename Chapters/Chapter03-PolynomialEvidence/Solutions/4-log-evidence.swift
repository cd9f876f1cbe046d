// Many wrong evidences pass the three checks if p(y₂ | y₁) is taken as p(y₁, y₂) / p(y₁) of the same function: that of
// any other model, such as one with prior variance 1 or with independent points, is a density too. Only a prediction
// that comes from elsewhere ties it to the stated model.

import BayesNumerics
import Foundation

func logEvidence(
  features: [[Double]], y: [Double], noiseVariance: Double, priorVariance: Double
) throws -> Double {
  // y ~ N(0, σ² I + s² Φ Φᵀ)
  let count = y.count
  var covariance = Matrix(rows: count, columns: count)
  for i in 0..<count {
    for j in 0..<count { covariance[i, j] = priorVariance * dot(features[i], features[j]) }
    covariance[i, i] += noiseVariance
  }
  let root = try Cholesky(covariance)
  let white = root.whiten(y)
  return -0.5 * (Double(count) * log(2 * .pi) + root.logDeterminant + dot(white, white))
}
