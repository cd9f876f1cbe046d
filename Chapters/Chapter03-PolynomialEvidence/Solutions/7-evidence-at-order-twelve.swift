import BayesNumerics
import Foundation

func logEvidence(x: [Double], y: [Double], order: Int, noiseVariance: Double) throws -> Double {
  // Data rows [φ/σ, y/σ] above prior rows [I, 0]; their R holds everything
  let weights = order + 1
  let sigma = noiseVariance.squareRoot()
  var rows = Matrix(rows: x.count + weights, columns: weights + 1)
  for i in x.indices {
    for j in 0..<weights { rows[i, j] = pow(x[i], Double(j)) / sigma }
    rows[i, weights] = y[i] / sigma
  }
  for j in 0..<weights { rows[x.count + j, j] = 1 }
  let r = TriangularFactor(of: rows).upper

  let logDeterminant = (0..<weights).reduce(0) { $0 + log(r[$1, $1]) }
  let misfit = r[weights, weights] * r[weights, weights]
  return -0.5 * Double(x.count) * log(2 * .pi * noiseVariance) - logDeterminant - 0.5 * misfit
}
