// No prior: the rows of the prior are forgotten.
import BayesNumerics
import Foundation

func logEvidence(x: [Double], y: [Double], order: Int, noiseVariance: Double) throws -> Double {
  let n = Double(y.count)
  let s = noiseVariance.squareRoot()
  let powers = Array(0...order)
  let last = powers.count
  var rows = zip(x, y).map { t, u in powers.map { pow(t, Double($0)) / s } + [u / s] }
  for j in 0..<last { rows.append((0...last).map { $0 == j ? 1e-9 : 0.0 }) }
  let r = TriangularFactor(of: Matrix(rows: rows)).upper
  var logDet = 0.0
  for j in 0..<last { logDet += log(abs(r[j, j])) }
  return -0.5 * n * log(2 * Double.pi * noiseVariance) - 0.5 * r[last, last] * r[last, last]
    - logDet
}
