// The likelihood at the posterior mean: no Occam factor.
import BayesNumerics
import Foundation

func logEvidence(
  features: [[Double]], y: [Double], noiseVariance: Double, priorVariance: Double
) throws -> Double {
  let phi = Matrix(rows: features)
  var p = phi.gram
  for i in 0..<p.rows {
    for j in 0..<p.columns { p[i, j] /= noiseVariance }
    p[i, i] += 1 / priorVariance
  }
  let w = try Cholesky(p).solve(phi.transposedTimes(y).map { $0 / noiseVariance })
  return zip(phi * w, y).reduce(0) {
    $0 + Normal(mean: $1.0, standardDeviation: sqrt(noiseVariance)).logDensity($1.1)
  }
}
