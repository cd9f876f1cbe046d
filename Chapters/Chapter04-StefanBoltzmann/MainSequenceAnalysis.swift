import BayesNumerics
import Foundation
import Inference

/// A field that was made through mass and metallicity, and three analyses of it.
struct MainSequenceAnalysis: Sendable {
  let sequence: MainSequence
  let field: StarField
  /// Draws of (M, Z) in the Monte Carlo integral.
  let draws: Int
  /// By Monte Carlo integration over M and Z.
  let monteCarlo: GridDensity
  /// The same with other draws: how much the integral's noise moves the posterior mean.
  let repeats: [GridDensity]
  /// By quadrature over log(A T⁴), with its density in closed form.
  let quadrature: GridDensity
  /// With a log-normal population of the same mean and spread.
  let logNormal: SigmaPosterior

  /// Standard deviation of the posterior mean from one set of draws to the next.
  var monteCarloError: Double {
    sampleStandardDeviation(([monteCarlo] + repeats).map(\.mean))
  }

  init(count: Int, sigma: Double, noise: Double, draws: Int, using random: RandomSource) {
    let sequence = MainSequence()
    self.sequence = sequence
    self.draws = draws
    var stream = random.stream(0)
    let field = StarField(count: count, sigma: sigma, noise: noise, using: &stream) { random in
      sequence.star(using: &random)
    }
    self.field = field
    let measured = field.measured

    // The log-normal stand-in, which also says where to look
    let moments = sequence.productMoments
    let standIn = StarPopulation(
      meanLogArea: moments.mean, areaSpread: 0.9 * moments.standardDeviation,
      meanLogTemperature: 0,
      temperatureSpread: (0.19).squareRoot() / 4 * moments.standardDeviation)
    let likelihood = ProductLikelihood(population: standIn, noise: noise)
    logNormal = SigmaPosterior(
      luminosities: measured, population: standIn, likelihood: likelihood)
    let (center, reach) = (logNormal.mean, 5 * logNormal.standardDeviation)

    let logs = measured.map { log($0) }
    let range =
      ((logs.min() ?? 0) - center - reach - 0.1)...((logs.max() ?? 0) - center + reach + 0.1)
    func integral(_ index: Int) -> GridDensity {
      var stream = random.stream(1).stream(index)
      return MainSequenceLikelihood(
        draws: sequence.products(draws, using: &stream), noise: noise, range: range
      ).posterior(luminosities: measured, around: center, reach: reach)
    }
    monteCarlo = integral(0)
    repeats = (1...7).map(integral)
    quadrature = MainSequenceLikelihood(sequence, noise: noise, range: range)
      .posterior(luminosities: measured, around: center, reach: reach)
  }
}
