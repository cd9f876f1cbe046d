import BayesNumerics
import Foundation

func probabilityOfBad(
  values: [Double], errors: [Double], centre: Double, share: Double, badWidth: Double
) throws -> [Double] {
  zip(values, errors).map { value, error in
    let wide = (error * error + badWidth * badWidth).squareRoot()
    let good = Normal(mean: centre, standardDeviation: error).logDensity(value)
    let bad = Normal(mean: centre, standardDeviation: wide).logDensity(value)
    // share bad / (share bad + (1 - share) good), without densities that could both be 0
    return 1 / (1 + (1 - share) / share * exp(good - bad))
  }
}
