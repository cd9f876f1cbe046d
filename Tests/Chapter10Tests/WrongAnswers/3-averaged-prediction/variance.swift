// Returns the variance.
import BayesNumerics
import Foundation

func averaged(
  logEvidences: [Double], prior: [Double], means: [Double], deviations: [Double]
) throws -> [Double] {
  let logs = zip(logEvidences, prior).map { $0 + log($1) }
  let w = logs.map { exp($0 - logSumExp(logs)) }
  let mean = zip(w, means).reduce(0) { $0 + $1.0 * $1.1 }
  let variance = w.indices.reduce(0.0) {
    $0 + w[$1] * (deviations[$1] * deviations[$1] + (means[$1] - mean) * (means[$1] - mean))
  }
  return w + [mean, variance]
}
