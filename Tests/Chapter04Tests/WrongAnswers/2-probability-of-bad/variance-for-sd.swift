// Variances are handed over where Normal takes standard deviations.
import BayesNumerics
import Foundation

func probabilityOfBad(
  values: [Double], errors: [Double], centre: Double, share: Double, badWidth: Double
) throws -> [Double] {
  return zip(values, errors).map { v, e in
    let a = Normal(mean: centre, standardDeviation: e * e).density(v)
    let b = Normal(mean: centre, standardDeviation: e * e + badWidth * badWidth).density(v)
    return share * b / (share * b + (1 - share) * a)
  }
}
