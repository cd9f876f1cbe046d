// The product of prior and density, not divided by the sum.
import BayesNumerics
import Foundation

func probabilityOfBad(
  values: [Double], errors: [Double], centre: Double, share: Double, badWidth: Double
) throws -> [Double] {
  return zip(values, errors).map { v, e in
    let a = Normal(mean: centre, standardDeviation: e).density(v)
    let b = Normal(mean: centre, standardDeviation: (e * e + badWidth * badWidth).squareRoot())
      .density(v)
    return share * b
  }
}
