// Averages standard deviations.
import BayesNumerics
import Foundation

func averaged(
  logEvidences: [Double], prior: [Double], means: [Double], deviations: [Double]
) throws -> [Double] {
  let logs = zip(logEvidences, prior).map { $0 + log($1) }
  let w = logs.map { exp($0 - logSumExp(logs)) }
  let mean = zip(w, means).reduce(0) { $0 + $1.0 * $1.1 }
  return w + [mean, zip(w, deviations).reduce(0) { $0 + $1.0 * $1.1 }]
}
