import BayesNumerics
import Datasets
import Foundation
import Hierarchies
import Marking

extension Exercise {
  static let beforeYouLook = Exercise.beforeYouLook { foretold }

  /// What the chapter computes, and how wide a careful reader's interval may be.
  private static var foretold: [Forecast] {
    let population = StarPopulation(areaSpread: 0.6, temperatureSpread: 0.1)
    let s = population.productSpread
    func deviation(stars: Double, noise: Double, of uncertainty: Double = 0) -> Double {
      let t = ClosedFormPosterior.logNoise(noise).standardDeviation
      return ((s * s + t * t) / stars + uncertainty * uncertainty).squareRoot()
    }
    let total = deviation(stars: 1, noise: 0.1)
    let m = PopulationPrior(logSpread: 0.1).meanLogProduct
    let halved = hypot(s / 2, ClosedFormPosterior.logNoise(0.1).standardDeviation)
    let coverage = 2 * Normal().cumulative(Normal().quantile(0.95) * halved / total) - 1
    return [
      Forecast("the spread of log(A T⁴)", s, width: 0.3, within: 0...10),
      Forecast(
        "the sd from 200 stars", deviation(stars: 200, noise: 0.1), width: 0.04, within: 0...2),
      Forecast(
        "the sd from 50 stars", deviation(stars: 50, noise: 0.1), width: 0.08, within: 0...2),
      Forecast(
        "the sd with a perfect instrument, as a share", s / total, width: 0.2, within: 0...1),
      Forecast(
        "the sd with an uncertain mean", deviation(stars: 200, noise: 0.1, of: m), width: 0.1,
        within: 0...2),
      Forecast(
        "the share kept of log A", 0.36 / (total * total), width: 0.4, within: 0...1),
      Forecast("the coverage of overconfident intervals", coverage, width: 0.25, within: 0...1),
      Forecast(
        "the error from 17 real stars, in per cent", 100 * ErrorBarMean(WellKnownStars.table).error,
        width: 1.5, within: 0...100),
    ]
  }
}
