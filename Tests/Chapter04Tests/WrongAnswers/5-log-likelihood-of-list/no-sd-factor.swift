// The factor 1 / sd of the density is dropped.
import BayesNumerics
import Foundation

func logLikelihoodOfList(
  measured: [Double], noises: [Double], limit: Double, centre: Double, width: Double
) throws -> Double {
  let terms = zip(measured, noises).map { v, e -> Double in
    let n = Normal(mean: centre, standardDeviation: (width * width + e * e).squareRoot())
    return n.logDensity(v) + log((width * width + e * e).squareRoot()) - log(n.upperTail(limit))
  }
  return terms.reduce(0, +)
}
