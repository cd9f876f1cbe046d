import BayesNumerics
import Foundation
import Inference

/// The lecture's four kinds of uncertainty, measured on one survey as standard deviations of log σ_T.
///
/// Uncertainty is conserved: the four variances add up to the variance of the posterior.
struct VarianceBudget: Sendable {
  /// Engineering: the posterior mean on this grid against one four times as fine, and the Monte Carlo
  /// error of the sampled mean; whichever is larger.
  let precision: Double
  /// Instrument: the same stars measured again and again.
  let instrument: Double
  /// Population: the same law drawn anew and measured without noise.
  let population: Double
  /// Science: the mean of P(A, T) is not known, and no number of stars will tell it.
  let scientific: Double
  /// Standard deviation of the sampled posterior of log σ_T, whose square is the sum of squares.
  let total: Double
  /// Monte Carlo error of `total`.
  let totalError: Double
  /// Experiments behind `instrument` and `population` each.
  let experiments: Int

  /// Square root of the sum of the four squares.
  var sum: Double {
    (precision * precision + instrument * instrument + population * population
      + scientific * scientific).squareRoot()
  }

  /// Monte Carlo error of ``sum``: two standard deviations from so many experiments each.
  var sumError: Double {
    let relative = 1 / (2 * Double(experiments)).squareRoot()
    let parts = [instrument, population].map { relative * $0 * $0 / sum }
    return (parts[0] * parts[0] + parts[1] * parts[1]).squareRoot()
  }

  init(
    field: StarField, population: StarPopulation, prior: PopulationPrior,
    likelihood: ProductLikelihood,
    sampled: (standardDeviation: Double, error: Double, mcse: Double),
    experiments: Int, using random: RandomSource
  ) {
    func mean(_ measured: [Double], points: Int = 81) -> Double {
      SigmaPosterior(
        luminosities: measured, population: population, likelihood: likelihood, points: points
      ).mean
    }
    let gridError = abs(mean(field.measured) - mean(field.measured, points: 321))
    precision = max(gridError, sampled.mcse)

    let (instruments, populations) = (random.stream(0), random.stream(1))
    instrument = sampleStandardDeviation(
      (0..<experiments).map { index in
        var stream = instruments.stream(index)
        return mean(field.measuredAgain(using: &stream).measured)
      })
    self.population = sampleStandardDeviation(
      (0..<experiments).map { index in
        var stream = populations.stream(index)
        let again = StarField(
          count: field.count, sigma: field.sigma, population: population, noise: field.noise,
          using: &stream)
        return mean(again.stars.map(\.luminosity))
      })
    scientific = prior.meanLogProduct
    total = sampled.standardDeviation
    totalError = sampled.error
    self.experiments = experiments
  }
}
