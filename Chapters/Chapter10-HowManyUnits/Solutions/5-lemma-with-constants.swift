import BayesNumerics
import Foundation

func logEvidence(
  rows: [[Double]], targets: [Double], means: [Double], variances: [Double], noiseVariance: Double
) throws -> Double {
  // The posterior N(m, S) of the weights; without weights there is none
  let k = means.count
  var m: [Double] = []
  var logDeterminant = 0.0
  if k > 0 {
    let w = Matrix(rows: rows)
    var precision = w.gram
    var pull = w.transposedTimes(targets)
    for i in 0..<k {
      for j in 0..<k { precision[i, j] /= noiseVariance }
      precision[i, i] += 1 / variances[i]
      pull[i] = pull[i] / noiseVariance + means[i] / variances[i]
    }
    let factor = try Cholesky(precision)
    m = factor.solve(pull)
    logDeterminant = -factor.logDeterminant
  }

  // Bayes' rule read backwards at b = m
  let noise = Normal(standardDeviation: noiseVariance.squareRoot())
  var logJoint = 0.0
  for (row, target) in zip(rows, targets) { logJoint += noise.logDensity(target - dot(row, m)) }
  for j in 0..<k {
    let prior = Normal(mean: means[j], standardDeviation: variances[j].squareRoot())
    logJoint += prior.logDensity(m[j])
  }
  let logRoom = 0.5 * Double(k) * log(2 * .pi) + 0.5 * logDeterminant
  return logJoint + logRoom
}
