// Only the exponentials, without 1 / sd.
import BayesNumerics
import Foundation

func probabilityOfBad(
  values: [Double], errors: [Double], centre: Double, share: Double, badWidth: Double
) throws -> [Double] {
  return zip(values, errors).map { v, e in
    let d = (v - centre) * (v - centre)
    let a = exp(-0.5 * d / (e * e))
    let b = exp(-0.5 * d / (e * e + badWidth * badWidth))
    return share * b / (share * b + (1 - share) * a)
  }
}
