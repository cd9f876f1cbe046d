import BayesNumerics
import Foundation
import Hierarchies
import Testing

@testable import chapter4

@Suite struct DeltaFunctionTests {
  /// The lecture's double integral by nested adaptive quadrature, in A and T themselves.
  @Test func theIntegralOverAreaAndTemperatureIsTheOneOverTheirProduct() {
    let population = StarPopulation(areaSpread: 0.6, temperatureSpread: 0.1)
    let noise = 0.1
    let likelihood = StarLikelihood(population: population, noise: noise)
    let plane = StarIntegral(population: population, noise: noise)
    let areas = Normal(mean: 0, standardDeviation: 0.6)
    let temperatures = Normal(mean: 0, standardDeviation: 0.1)
    for (luminosity, logSigma) in [(1.0, 0.0), (3.5, 0.1), (0.2, -0.2)] {
      let nested = integrate(
        { logT in
          // The ridge: log A within 9 noise widths of where the law holds
          let ridge = log(luminosity) - logSigma - 4 * logT
          return temperatures.density(logT)
            * integrate(
              { logA in
                let true_ = exp(logSigma + logA + 4 * logT)
                return areas.density(logA)
                  * Normal(mean: true_, standardDeviation: noise * true_).density(luminosity)
              }, from: ridge - log(1.9), to: ridge + log(10), relativeTolerance: 1e-9
            ).value
        }, from: -0.9, to: 0.9, relativeTolerance: 1e-8
      ).value
      let line = likelihood(log(luminosity) - logSigma) - log(luminosity)
      // Nested quadrature 1e-8, table 1e-7, and what lies beyond 9 widths of the noise
      #expect(abs(log(nested) - line) < 1e-6)
      #expect(
        abs(plane.logLikelihood(luminosity: luminosity, logSigma: logSigma) - line) < 1e-6)
    }
  }
}
