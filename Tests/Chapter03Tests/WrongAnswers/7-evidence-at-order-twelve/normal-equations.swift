// The Cholesky factor of the normal equations.
import BayesNumerics
import Foundation

func logEvidence(x: [Double], y: [Double], order: Int, noiseVariance: Double) throws -> Double {
  let n = Double(y.count)
  let phi = Matrix(rows: x.map { t in (0...order).map { pow(t, Double($0)) } })
  var p = phi.gram
  for i in 0...order {
    for j in 0...order { p[i, j] /= noiseVariance }
    p[i, i] += 1
  }
  let h = phi.transposedTimes(y).map { $0 / noiseVariance }
  let root = try Cholesky(p)
  let mu = root.solve(h)
  let rest = zip(phi * mu, y).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
  return -0.5 * n * log(2 * Double.pi * noiseVariance) - 0.5 * rest / noiseVariance - 0.5
    * dot(mu, mu) - 0.5 * root.logDeterminant
}
