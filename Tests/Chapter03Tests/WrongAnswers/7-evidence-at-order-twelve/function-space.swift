// The covariance of all y, N by N.
import BayesNumerics
import Foundation

func logEvidence(x: [Double], y: [Double], order: Int, noiseVariance: Double) throws -> Double {
  let n = y.count
  let phi = Matrix(rows: x.map { t in (0...order).map { pow(t, Double($0)) } })
  var c = phi * phi.transpose
  for i in 0..<n { c[i, i] += noiseVariance }
  let root = try Cholesky(c)
  let z = root.whiten(y)
  return -0.5 * dot(z, z) - 0.5 * root.logDeterminant - 0.5 * Double(n) * log(2 * Double.pi)
}
