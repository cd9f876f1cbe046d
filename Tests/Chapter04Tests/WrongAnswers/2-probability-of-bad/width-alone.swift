// The width of bad stars without their own error.
import BayesNumerics
import Foundation

func probabilityOfBad(
  values: [Double], errors: [Double], centre: Double, share: Double, badWidth: Double
) throws -> [Double] {
  return zip(values, errors).map { v, e in
    let a = Normal(mean: centre, standardDeviation: e).density(v)
    let b = Normal(mean: centre, standardDeviation: badWidth).density(v)
    return share * b / (share * b + (1 - share) * a)
  }
}
