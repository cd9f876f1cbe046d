// The list is taken for the whole population.
import BayesNumerics
import Foundation

func logLikelihoodOfList(
  measured: [Double], noises: [Double], limit: Double, centre: Double, width: Double
) throws -> Double {
  let terms = zip(measured, noises).map { v, e -> Double in
    let n = Normal(mean: centre, standardDeviation: (width * width + e * e).squareRoot())
    return n.logDensity(v)
  }
  return terms.reduce(0, +)
}
