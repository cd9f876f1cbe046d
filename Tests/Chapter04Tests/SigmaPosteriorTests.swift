import BayesNumerics
import Datasets
import Foundation
import TestSupport
import Testing

@testable import chapter4

@Suite struct SigmaPosteriorTests {
  static let population = StarPopulation()

  // MARK: One star

  /// The table against adaptive quadrature of the integral as it is written: 1e-10 of quadrature,
  /// 1e-7 of interpolation.
  @Test(arguments: [(0.72, 0.1), (0.72, 0.2), (0.06, 0.2), (2.5, 0.01)])
  func theTableIsTheIntegral(spread: Double, noise: Double) {
    let likelihood = ProductLikelihood(spread: spread, noise: noise)
    let width = hypot(spread, noise)
    for d in [-4.0, -2, -0.61, 0, 0.13, 1.7, 3.9].map({ $0 * width }) {
      let law = Normal(mean: 0, standardDeviation: spread)
      let ratio = Normal(mean: 1, standardDeviation: noise)
      // Split at the peaks of both bells
      let middle = min(max(exp(d), 1 - 4 * noise), 1 + 4 * noise)
      let edges = [max(1e-9, 1 - 9 * noise), 1 - 2 * noise, middle, 1 + 2 * noise, 1 + 9 * noise]
        .sorted()
      let exact = zip(edges, edges.dropFirst()).reduce(0) { sum, ends in
        sum
          + integrate(
            { law.density(d - log($0)) * ratio.density($0) }, from: ends.0, to: ends.1,
            relativeTolerance: 1e-11
          ).value
      }
      #expect(
        abs(likelihood(d) - log(exact)) < 1e-6, "\(d): \(likelihood(d)) for \(log(exact))")
    }
  }

  /// The lecture's double integral by nested adaptive quadrature, in A and T themselves.
  @Test func theIntegralOverAreaAndTemperatureIsTheOneOverTheirProduct() {
    let population = StarPopulation(areaSpread: 0.6, temperatureSpread: 0.1)
    let noise = 0.1
    let likelihood = ProductLikelihood(population: population, noise: noise)
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

  // MARK: Many stars

  @Test func theGridIsThePosterior() {
    var random = RandomSource(seed: 4)
    let field = StarField(
      count: 7, sigma: 5e-8, population: Self.population, noise: 0.1, using: &random)
    let likelihood = ProductLikelihood(population: Self.population, noise: 0.1)
    let posterior = SigmaPosterior(
      luminosities: field.measured, population: Self.population, likelihood: likelihood)
    // By adaptive quadrature of prior times likelihoods, over the range of the grid
    let prior = Normal(mean: log(1e-7 / NominalSun.sigma), standardDeviation: 2)
    let ends = (posterior.density.x[0], posterior.density.x[160])
    let peak = field.measured.reduce(prior.logDensity(posterior.mean)) {
      $0 + likelihood(log($1) - posterior.mean)
    }
    func joint(_ x: Double) -> Double {
      exp(field.measured.reduce(prior.logDensity(x) - peak) { $0 + likelihood(log($1) - x) })
    }
    let norm = integrate(joint, from: ends.0, to: ends.1).value
    let mean = integrate({ $0 * joint($0) }, from: ends.0, to: ends.1).value / norm
    let below = integrate(joint, from: ends.0, to: mean + 0.1).value / norm
    #expect(abs(posterior.mean - mean) < 1e-8)
    #expect(abs(posterior.density.cumulative(mean + 0.1) - below) < 1e-5)
  }

  /// The curve that figures show is a density of σ_T, not of its logarithm: its trapezoids add up to 1 and
  /// have the mean of exp(log σ_T). Steps of a tenth of the width err by less than 1e-5.
  @Test func theCurveIsADensityOfTheConstant() {
    var random = RandomSource(seed: 6)
    let field = StarField(
      count: 30, sigma: 5e-8, population: Self.population, noise: 0.1, using: &random)
    let posterior = SigmaPosterior(
      luminosities: field.measured, population: Self.population,
      likelihood: ProductLikelihood(population: Self.population, noise: 0.1))
    let (x, y) = posterior.curve
    func sum(_ f: (Double) -> Double) -> Double {
      (1..<x.count).reduce(0) {
        $0 + (x[$1] - x[$1 - 1]) * (f(x[$1]) * y[$1] + f(x[$1 - 1]) * y[$1 - 1]) / 2
      }
    }
    let density = posterior.density
    let mean = zip(density.x, density.density).reduce(0) {
      $0 + 1e8 * NominalSun.sigma * exp($1.0) * $1.1 * density.step
    }
    #expect(abs(sum { _ in 1 } - 1) < 1e-4)
    #expect(abs(sum { $0 } / mean - 1) < 1e-4)
  }

  /// Smearing twice is smearing once by both: convolutions of Gaussians, to 1e-6 of the grid's reach.
  @Test func anUncertainMeanWidensAsALawOfSquares() {
    var random = RandomSource(seed: 5)
    let field = StarField(
      count: 50, sigma: 5e-8, population: Self.population, noise: 0.1, using: &random)
    let likelihood = ProductLikelihood(population: Self.population, noise: 0.1)
    let flat = ConstantPrior(median: 1e-7, logWidth: 1e6)
    func width(_ uncertainty: Double) -> Double {
      SigmaPosterior(
        luminosities: field.measured, population: Self.population, meanUncertainty: uncertainty,
        likelihood: likelihood, prior: flat
      ).standardDeviation
    }
    let sharp = SigmaPosterior(
      luminosities: field.measured, population: Self.population, likelihood: likelihood,
      prior: flat
    ).standardDeviation
    for m in [0.05, 0.3, 1.0] {
      #expect(abs(width(m) - hypot(sharp, m)) < 1e-5 * hypot(sharp, m))
    }
  }

  /// √((s² + t²) / N) to 2 %: what is left out is of order f² = 1 %. With the noise forgotten (t = 0) or
  /// the population (s = 0) it would be 1 % and 86 % off, with s + t for √(s² + t²) 12 %.
  @Test(arguments: 0..<20) func theGridFollowsTheLaw(seed: UInt64) {
    var random = RandomSource(seed: seed)
    let field = StarField(
      count: 200, sigma: 5.67e-8, population: Self.population, noise: 0.1, using: &random)
    let likelihood = ProductLikelihood(population: Self.population, noise: 0.1)
    let posterior = SigmaPosterior(
      luminosities: field.measured, population: Self.population, likelihood: likelihood)
    let law = AnalyticLaw(
      luminosities: field.measured, population: Self.population, noise: 0.1)
    #expect(abs(posterior.standardDeviation / law.standardDeviation - 1) < 0.02)
    #expect(abs(posterior.mean - law.mean) < 0.05 * law.standardDeviation)
    let added = (Self.population.productSpread + 0.1) / Double(200).squareRoot()
    #expect(abs(added / law.standardDeviation - 1) > 0.1)
  }

  /// log(1 + f ε) has mean -f² / 2 - 3 f⁴ / 4 and variance f² + 5 f⁴ / 2, each to the next order.
  @Test func theLogarithmOfTheNoiseHasItsMoments() {
    for f in [0.01, 0.05, 0.1] {
      let moments = AnalyticLaw.logNoise(f)
      let f4 = f * f * f * f
      #expect(abs(moments.mean + f * f / 2 + 0.75 * f4) < 10 * f4 * f * f)
      let variance = moments.standardDeviation * moments.standardDeviation
      #expect(abs(variance - f * f - 2.5 * f4) < 40 * f4 * f * f)
    }
  }
}
