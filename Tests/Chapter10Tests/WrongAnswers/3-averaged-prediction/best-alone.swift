// Takes the most probable model alone.
import BayesNumerics
import Foundation

func averaged(
  logEvidences: [Double], prior: [Double], means: [Double], deviations: [Double]
) throws -> [Double] {
  let logs = zip(logEvidences, prior).map { $0 + log($1) }
  let w = logs.map { exp($0 - logSumExp(logs)) }
  let best = w.indices.max { w[$0] < w[$1] } ?? 0
  return w + [means[best], deviations[best]]
}
