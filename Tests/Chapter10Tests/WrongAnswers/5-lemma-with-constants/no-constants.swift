// Leaves every 2 pi out.
import BayesNumerics
import Foundation

func logEvidence(
  rows: [[Double]], targets: [Double], means: [Double], variances: [Double], noiseVariance: Double
) throws -> Double {
  let (n, k) = (targets.count, means.count)
  let constant: Double = 0.5 * Double(n) * log(noiseVariance)
  guard k > 0 else { return -0.5 * dot(targets, targets) / noiseVariance - constant }
  let w = Matrix(rows: rows)
  var precision = w.gram
  var pull = w.transposedTimes(targets)
  for i in 0..<k {
    for j in 0..<k { precision[i, j] /= noiseVariance }
    precision[i, i] += 1 / variances[i]
    pull[i] = pull[i] / noiseVariance + means[i] / variances[i]
  }
  let factor = try Cholesky(precision)
  let m = factor.solve(pull)
  let residuals = zip(targets, w * m).map { $0 - $1 }
  let logData: Double = -0.5 * dot(residuals, residuals) / noiseVariance - constant
  var logPrior: Double = 0
  for i in 0..<k {
    let away: Double = (m[i] - means[i])
    logPrior -= 0.5 * away * away / variances[i]
    logPrior -= 0.5 * log(variances[i])
  }
  return logData + logPrior - 0.5 * factor.logDeterminant
}
