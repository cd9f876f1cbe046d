// Weighs by the evidences as they are (as printed).
import BayesNumerics
import Foundation

func averaged(
  logEvidences: [Double], prior: [Double], means: [Double], deviations: [Double]
) throws -> [Double] {
  let w = zip(logEvidences, prior).map { exp($0) * $1 }
  let mean = zip(w, means).reduce(0) { $0 + $1.0 * $1.1 }
  let variance = w.indices.reduce(0.0) {
    $0 + w[$1] * (deviations[$1] * deviations[$1] + (means[$1] - mean) * (means[$1] - mean))
  }
  return w + [mean, variance.squareRoot()]
}
