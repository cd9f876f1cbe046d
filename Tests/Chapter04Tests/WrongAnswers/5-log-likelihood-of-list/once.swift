// The selection is counted once for the list.
import BayesNumerics
import Foundation

func logLikelihoodOfList(
  measured: [Double], noises: [Double], limit: Double, centre: Double, width: Double
) throws -> Double {
  var sum = 0.0
  for (v, e) in zip(measured, noises) {
    sum += Normal(mean: centre, standardDeviation: (width * width + e * e).squareRoot()).logDensity(
      v)
  }
  let e = noises.first ?? 0
  return sum
    - log(
      Normal(mean: centre, standardDeviation: (width * width + e * e).squareRoot()).upperTail(limit)
    )
}
