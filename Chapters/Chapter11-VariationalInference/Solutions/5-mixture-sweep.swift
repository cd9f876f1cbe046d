import BayesNumerics
import Foundation

func mixtureSweep(
  values: [Double], share: Double, noise: Double, priorDeviation: Double, means: [Double],
  variances: [Double]
) throws -> [Double] {
  let noiseVariance = noise * noise
  var (counts, sums) = ([0.0, 0.0], [0.0, 0.0])
  for x in values {
    // log r, but for its norm: E(x - μ)² = (x - m)² + v
    let logs = [log(share), log(1 - share)].enumerated().map { k, logShare in
      logShare - ((x - means[k]) * (x - means[k]) + variances[k]) / (2 * noiseVariance)
    }
    let norm = logSumExp(logs)
    for k in 0..<2 {
      let r = exp(logs[k] - norm)
      counts[k] += r
      sums[k] += r * x
    }
  }
  // A normal prior and Σ r measurements
  let newVariances = counts.map { 1 / (1 / (priorDeviation * priorDeviation) + $0 / noiseVariance) }
  return zip(newVariances, sums).map { $0 * $1 / noiseVariance } + newVariances
}
