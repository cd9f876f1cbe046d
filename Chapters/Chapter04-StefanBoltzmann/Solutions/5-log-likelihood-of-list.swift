import BayesNumerics
import Foundation

func logLikelihoodOfList(
  measured: [Double], noises: [Double], limit: Double, centre: Double, width: Double
) throws -> Double {
  zip(measured, noises).reduce(0) { sum, star in
    let ofAllStars = Normal(mean: centre, standardDeviation: hypot(width, star.1))
    return sum + ofAllStars.logDensity(star.0) - log(ofAllStars.upperTail(limit))
  }
}
