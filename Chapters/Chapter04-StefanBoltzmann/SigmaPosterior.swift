import BayesNumerics
import Datasets
import Foundation
import Hierarchies
import Inference

/// The posterior of log(σ_T / σ☉) on a grid, with A and T of every star integrated out.
struct SigmaPosterior: Sendable {
  let density: GridDensity

  /// Posterior mean of log(σ_T / σ☉).
  var mean: Double { density.mean }

  /// Posterior standard deviation of log σ_T.
  var standardDeviation: Double { density.standardDeviation }

  /// σ_T below which this posterior probability lies, in W m⁻² K⁻⁴.
  func sigma(_ probability: Double) -> Double {
    NominalSun.sigma * exp(density.quantile(probability))
  }

  /// The density of σ_T itself at each point of the grid, per 1e-8 W m⁻² K⁻⁴.
  var curve: (sigma: [Double], density: [Double]) {
    let sigma = density.x.map { NominalSun.constant(atLog: $0) }
    return (sigma, zip(density.density, sigma).map { $0 / $1 })
  }

  /// Known population.
  ///
  /// - Parameters:
  ///   - limit: When only stars that look brighter than this (in L☉) are in the survey, and the
  ///     analysis knows it.
  init(
    luminosities: [Double], population: StarPopulation, likelihood: StarLikelihood,
    prior: ConstantPrior = ConstantPrior(), limit: Double? = nil, points: Int = 161
  ) {
    let closedForm = ClosedFormPosterior(
      luminosities: luminosities, population: population, noise: likelihood.noise)
    // A limit moves the peak down by at most a few spreads and widens it
    let reach = limit == nil ? 8 * closedForm.standardDeviation : 5 * closedForm.populationSpread
    let x = GridDensity.points(
      around: closedForm.mean, reach: reach, count: limit == nil ? points : 8 * points + 1)
    let distances = luminosities.map { log($0) - population.meanLogProduct }
    // snippet: grid
    let logValues = x.map { logSigma -> Double in
      var sum = prior.logDensity(logSigma)
      for distance in distances { sum += likelihood(distance - logSigma) }
      if let limit {
        let d = log(limit) - population.meanLogProduct - logSigma
        sum -= Double(distances.count) * likelihood.logShareBrighter(thanDistance: d)
      }
      return sum
    }
    // end snippet
    density = GridDensity(x: x, logValues: logValues)
  }

  /// The mean of log(A T⁴) is known only to a standard deviation: the likelihood of the sum
  /// log σ_T + mean is seen, the two terms are not; so it is smeared by the prior of the mean.
  init(
    luminosities: [Double], population: StarPopulation, meanUncertainty: Double,
    likelihood: StarLikelihood, prior: ConstantPrior = ConstantPrior(), points: Int = 161
  ) {
    let sharp = SigmaPosterior(
      luminosities: luminosities, population: population, likelihood: likelihood,
      prior: ConstantPrior(median: prior.median, logWidth: 1e6), points: points)
    let width =
      (sharp.standardDeviation * sharp.standardDeviation + meanUncertainty * meanUncertainty)
      .squareRoot()
    let x = GridDensity.points(around: sharp.mean, reach: 8 * width, count: points)
    let logValues = x.map { logSigma -> Double in
      let terms = zip(sharp.density.x, sharp.density.density).map { point, density -> Double in
        let deviation = (logSigma - point) / meanUncertainty
        return log(density) - 0.5 * deviation * deviation
      }
      return prior.logDensity(logSigma) + logSumExp(terms)
    }
    density = GridDensity(x: x, logValues: logValues)
  }
}

extension ConstantPrior {
  /// Up to a constant, at log(σ_T / σ☉).
  func logDensity(_ logSigma: Double) -> Double {
    let deviation = (logSigma - log(median / NominalSun.sigma)) / logWidth
    return -0.5 * deviation * deviation
  }
}
