// The normal equations, and the quadratic form as a difference of large numbers.
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
  return -0.5 * n * log(2 * Double.pi * noiseVariance) - 0.5
    * (dot(y, y) / noiseVariance - dot(h, mu)) - 0.5 * root.logDeterminant
}
