import BayesNumerics
import Foundation
import Inference

/// The whole hierarchy, sampled: every star's A and T and whatever they share.
struct SampledHierarchy: Sendable {
  let model: StarHierarchy
  let draws: Draws
  let mixing: ChainCheck

  /// Runs NUTS in four chains from starts that are wider than the posterior.
  ///
  /// Recorded and judged are log(σ_T / σ☉), the population's parameters where they are not known, and
  /// log A and log T of the first `stars`.
  init(
    _ model: StarHierarchy, stars: Int, lengths: ChainLengths, using random: RandomSource,
    progress: @escaping @Sendable (Double) -> Void = { _ in }
  ) async {
    self.model = model
    draws = await sample(
      NUTS(model), from: SampledHierarchy.starts(model, using: random.stream(0)),
      lengths: lengths, recording: SampledHierarchy.recorder(model, stars: stars),
      using: random.stream(1),
      progress: progress)
    mixing = ChainCheck(draws)
  }

  static func starts(_ model: StarHierarchy, using random: RandomSource) -> [[Double]] {
    let law = AnalyticLaw(
      luminosities: model.logLuminosities.map { exp($0) }, population: model.population,
      noise: model.noise)
    let uncertain = model.populationPrior?.meanLogProduct ?? 0
    let width = (law.standardDeviation * law.standardDeviation + uncertain * uncertain)
      .squareRoot()
    return (0..<4).map { chain in
      var stream = random.stream(chain)
      var position = [law.mean + 3 * width * stream.normal()]
      if let prior = model.populationPrior {
        position += [
          model.population.meanLogArea + prior.meanLogArea * stream.normal(),
          log(model.population.areaSpread) + prior.logSpread * stream.normal(),
          model.population.meanLogTemperature + prior.meanLogTemperature * stream.normal(),
          log(model.population.temperatureSpread) + prior.logSpread * stream.normal(),
        ]
      }
      return position + (0..<(2 * model.starCount)).map { _ in stream.normal() }
    }
  }

  static func recorder(_ model: StarHierarchy, stars: Int) -> Recorder {
    let shared =
      ["log_sigma"]
      + (model.populationPrior == nil ? [] : ["mean_A", "spread_A", "mean_T", "spread_T"])
    let stars = min(stars, model.starCount)
    let numbers = (0..<stars).map { $0 + 1 }
    return Recorder(
      names: shared + numbers.map { "log_A[\($0)]" } + numbers.map { "log_T[\($0)]" }
    ) { position in
      let population = model.population(at: position)
      var values = [position[0]]
      if model.populationPrior != nil {
        values += [
          population.meanLogArea, population.areaSpread, population.meanLogTemperature,
          population.temperatureSpread,
        ]
      }
      let (first, count) = (model.sharedCount, model.starCount)
      for star in 0..<stars {
        values.append(population.meanLogArea + population.areaSpread * position[first + star])
      }
      for star in 0..<stars {
        values.append(
          population.meanLogTemperature
            + population.temperatureSpread * position[first + count + star])
      }
      return values
    }
  }

  /// log(σ_T / σ☉), chains one after the other.
  var logSigma: [Double] { draws.pooled("log_sigma") }
}
