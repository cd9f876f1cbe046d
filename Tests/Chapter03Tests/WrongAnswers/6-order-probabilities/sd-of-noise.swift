// The root of the noise variance for the variance.
import BayesNumerics
import Foundation

func orderProbabilities(x: [Double], y: [Double], noiseVariance: Double) throws -> [Double] {
  let scores = try (0...6).map { try evidence(x, y, $0, noiseVariance.squareRoot()) }
  return scores.map { exp($0 - logSumExp(scores)) }
}

private func evidence(_ x: [Double], _ y: [Double], _ k: Int, _ v: Double, first: Int = 0) throws
  -> Double
{
  let n = y.count
  var rows = x.map { t in (first...k).map { pow(t, Double($0)) / v.squareRoot() } }
  for i in rows.indices { rows[i].append(y[i] / v.squareRoot()) }
  for j in 0...(k - first) { rows.append((0...(k - first + 1)).map { $0 == j ? 1.0 : 0.0 }) }
  let r = TriangularFactor(of: Matrix(rows: rows)).upper
  let last = k - first + 1
  var s = -0.5 * Double(n) * log(2 * Double.pi * v) - 0.5 * r[last, last] * r[last, last]
  for j in 0..<last { s -= log(abs(r[j, j])) }
  return s
}
