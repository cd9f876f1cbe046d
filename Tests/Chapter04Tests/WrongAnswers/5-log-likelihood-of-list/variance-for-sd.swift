// The variance is handed over where Normal takes a standard deviation.
import BayesNumerics
import Foundation

func logLikelihoodOfList(
  measured: [Double], noises: [Double], limit: Double, centre: Double, width: Double
) throws -> Double {
  let terms = zip(measured, noises).map { v, e -> Double in
    let n = Normal(mean: centre, standardDeviation: width * width + e * e)
    return n.logDensity(v) - log(n.upperTail(limit))
  }
  return terms.reduce(0, +)
}
