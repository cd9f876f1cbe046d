// The means by the old variances
import BayesNumerics
import Foundation

func mixtureSweep(
  values: [Double], share: Double, noise: Double, priorDeviation: Double, means: [Double],
  variances: [Double]
) throws -> [Double] {
  let shares = [share, 1 - share]
  var sums = [0.0, 0.0]
  var counts = [0.0, 0.0]
  for x in values {
    let logs = (0..<2).map { k in
      log(shares[k]) - ((x - means[k]) * (x - means[k]) + variances[k]) / (2 * noise * noise)
    }
    let total = logSumExp(logs)
    let r = logs.map { exp($0 - total) }
    for k in 0..<2 {
      counts[k] += r[k]
      sums[k] += r[k] * x
    }
  }
  let newVariances = counts.map {
    1 / (1 / (priorDeviation * priorDeviation) + $0 / (noise * noise))
  }
  let newMeans = zip(variances, sums).map { $0 * $1 / (noise * noise) }
  return newMeans + newVariances
}
