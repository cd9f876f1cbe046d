// Width and noise are added, not in quadrature.
import BayesNumerics
import Foundation

func logLikelihoodOfList(
  measured: [Double], noises: [Double], limit: Double, centre: Double, width: Double
) throws -> Double {
  let terms = zip(measured, noises).map { v, e -> Double in
    let n = Normal(mean: centre, standardDeviation: width + e)
    return n.logDensity(v) - log(n.upperTail(limit))
  }
  return terms.reduce(0, +)
}
