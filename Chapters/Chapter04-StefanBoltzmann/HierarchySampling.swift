import BayesNumerics
import Foundation
import Inference

extension StarHierarchy {
  /// Samples every star's A and T and whatever they share: NUTS in four chains from starts that are wider
  /// than the posterior.
  ///
  /// Recorded and judged are log(σ_T / σ☉), the population's parameters where they are not known, and
  /// log A and log T of the first `stars`.
  func runChains(
    stars: Int = 0, lengths: ChainLengths, using random: RandomSource,
    progress: @escaping @Sendable (Double) -> Void = { _ in }
  ) async -> SampledPosterior {
    SampledPosterior(
      await sample(
        NUTS(vectorised), from: starts(using: random.stream("starts")), lengths: lengths,
        recording: recorder(stars: stars), using: random.stream("chains"), progress: progress))
  }

  func starts(using random: RandomSource) -> [[Double]] {
    let closedForm = ClosedFormPosterior(
      luminosities: luminosities, population: population, noise: noise)
    let uncertain = populationPrior?.meanLogProduct ?? 0
    let width = hypot(closedForm.standardDeviation, uncertain)
    return (0..<4).map { chain in
      var stream = random.stream(chain)
      var position = [closedForm.mean + 3 * width * stream.normal()]
      if let prior = populationPrior {
        position += [
          population.meanLogArea + prior.meanLogArea * stream.normal(),
          log(population.areaSpread) + prior.logSpread * stream.normal(),
          population.meanLogTemperature + prior.meanLogTemperature * stream.normal(),
          log(population.temperatureSpread) + prior.logSpread * stream.normal(),
        ]
      }
      return position + (0..<(2 * starCount)).map { _ in stream.normal() }
    }
  }

  private func recorder(stars: Int) -> Recorder {
    let shared =
      ["log_sigma"] + (populationPrior == nil ? [] : ["mean_A", "spread_A", "mean_T", "spread_T"])
    let recorded = 0..<min(stars, starCount)
    return Recorder(
      names: shared + recorded.map { "log_A[\($0 + 1)]" } + recorded.map { "log_T[\($0 + 1)]" }
    ) { position in
      let theta = population(at: position)
      let population = [
        theta.meanLogArea, theta.areaSpread, theta.meanLogTemperature, theta.temperatureSpread,
      ]
      return [position[0]] + (populationPrior == nil ? [] : population)
        + recorded.map { logArea(of: $0, at: position) }
        + recorded.map { logTemperature(of: $0, at: position) }
    }
  }
}
