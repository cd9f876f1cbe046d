import BayesNumerics
import Datasets
import Foundation
import Hierarchies
import Inference
import Marking
import SafeIO
import Workbook

@main
struct Chapter4 {
  static func main() async { await StefanBoltzmannHierarchy.runCommandLine() }
}

/// Chapter 4: what is σ_T?
enum StefanBoltzmannHierarchy: MarkedChapter {
  typealias Settings = StarSettings

  static let card = ChapterCard(
    number: 4,
    title: "What is σ_T?",
    lecture: "lecture 000 (E. Sellentin, Leiden)",
    abstract:
      "Given L = σ_T A T⁴ and a field of stars of which only the luminosity is measured, which σ_T do you "
      + "infer? A hierarchy with two latent variables per star, solved on a grid, in closed form and by "
      + "sampling, and then confronted with real stars.",
    example: (
      "swift run chapter4 --count 50 --noise 0.2",
      "how well fifty stars with noisy measurements determine the constant"
    ))

  static let sections: [Section<StarStudy>] = [
    fakeField, deltaFunction, threeRoutes, shrinkage, identifiability, varianceBudget,
    narrowGaussian, coverage, selection, massAndMetallicity, realStars,
  ]

  static func study(_ settings: StarSettings, run: Run) throws -> StarStudy {
    let (realStars, warnings) =
      if let path = settings.stars {
        try { (file: StarFile) in (file.stars, file.warnings) }(StarFile(path: path))
      } else {
        (WellKnownStars.table, [String]())
      }
    return StarStudy(settings, realStars: realStars, warnings: warnings, run: run)
  }
}

/// What the sections of chapter 4 share: a simulated field, what is known of its stars, and the draws of the
/// whole hierarchy.
struct StarStudy: Sendable {
  /// σ_T that the simulated fields are made with: the textbook's.
  let sigma = StefanBoltzmann.sigma
  /// P(A, T) of the simulated fields.
  let population: StarPopulation
  /// How well the population is known where it is uncertain: its means as by default, spreads to 10 %.
  let populationPrior = PopulationPrior(logSpread: 0.1)
  /// f
  let noise: Double
  /// The simulated fields behind the coverage.
  let fields: Int

  let field: StarField
  /// The likelihood of one star of such a field, A and T integrated out.
  let likelihood: StarLikelihood
  /// A field of as many stars that was made through mass and metallicity.
  let sequence = MainSequence()
  let sequenceField: StarField

  /// The reader's stars, or the table that ships.
  let realStars: [MeasuredStar]
  let warnings: [String]
  /// What is assumed of errors that real stars share.
  let scales: ScaleErrors
  let saved: SavedDraws

  /// The whole hierarchy of ``field``, population known: log A and log T of the first 70 stars too.
  let known: Shared<SampledPosterior>
  /// The same where the population has ``populationPrior``.
  let uncertain: Shared<SampledPosterior>

  init(_ settings: StarSettings, realStars: [MeasuredStar], warnings: [String], run: Run) {
    let noise = settings.noise
    let population = StarPopulation(
      areaSpread: settings.areaSpread, temperatureSpread: settings.temperatureSpread)
    let sequence = sequence
    self.population = population
    self.noise = noise
    fields = settings.fields
    likelihood = StarLikelihood(population: population, noise: noise)
    self.realStars = realStars
    self.warnings = warnings
    scales = ScaleErrors(
      diameters: settings.diameterScaleError, temperatures: settings.temperatureScaleError)
    saved = settings.saved

    // Two fields of as many stars
    var stars = run.random("stars")
    field = StarField(
      count: settings.count, sigma: sigma, population: population, noise: noise, using: &stars)
    var sequenceStars = run.random("main sequence")
    sequenceField = StarField(
      count: settings.count, sigma: sigma, noise: noise, using: &sequenceStars
    ) { sequence.star(using: &$0) }

    // The hierarchy, sampled by the first section that asks
    let measured = field.measured
    let prior = populationPrior
    known = Shared {
      await StarHierarchy(
        luminosities: measured, noise: noise, population: population, populationPrior: nil
      ).runChains(
        stars: 70,
        // The largest R-hat of 141 numbers stays below 1.01 by chance only if there are draws enough
        lengths: ChainLengths(warmUp: run.isQuick ? 400 : 600, draws: run.isQuick ? 1200 : 2500),
        using: run.random("population known"))
    }
    uncertain = Shared {
      await StarHierarchy(
        luminosities: measured, noise: noise, population: population, populationPrior: prior
      ).runChains(
        lengths: ChainLengths(warmUp: run.isQuick ? 400 : 800, draws: run.isQuick ? 900 : 2500),
        using: run.random("population uncertain"))
    }
  }

  /// log(σ_T / σ☉) of the truth.
  var logSigma: Double { log(StarField.scale(sigma)) }
}
