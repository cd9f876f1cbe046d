import BayesNumerics
import Foundation
import Inference
import Workbook

/// Everything that the chapter infers, in the order of its story.
struct StarAnalysis: Sendable {
  let settings: StarSettings
  let population: StarPopulation
  let field: StarField
  let likelihood: ProductLikelihood

  /// One star: the integral over A and T in two dimensions, against the table in one.
  let reduction: Double
  let law: AnalyticLaw
  let grid: SigmaPosterior
  let known: SampledHierarchy
  let uncertain: SampledHierarchy
  /// Grid posterior where the mean of P(A, T) is uncertain as in `uncertain`.
  let smeared: SigmaPosterior
  let widths: WidthAgainstCount
  let identifiability: Identifiability
  let deltaCost: DeltaCost
  let coverage: Coverage
  /// The same fields analysed as if the population were half as wide as it is.
  let overconfident: Coverage
  let selection: Selection
  let mainSequence: MainSequenceAnalysis
  let budget: VarianceBudget
  let real: RealAnalysis

  init(_ settings: StarSettings, run: Run) async throws {
    self.settings = settings
    let random = RandomSource(seed: run.seed)
    let (realStars, warnings) = try settings.realStars()
    func progress(_ part: Int, _ what: String) -> @Sendable (Double) -> Void {
      { fraction in run.progress.report(100 * part + Int(100 * fraction), 500, what) }
    }

    // A field, and the table that serves every posterior on a grid
    population = settings.population
    likelihood = ProductLikelihood(population: population, noise: settings.noise)
    var stars = random.stream(0)
    field = StarField(
      count: settings.count, sigma: settings.truth, population: population,
      noise: settings.noise, using: &stars)
    let measured = field.measured

    // Three routes to one posterior
    law = AnalyticLaw(luminosities: measured, population: population, noise: settings.noise)
    grid = SigmaPosterior(luminosities: measured, population: population, likelihood: likelihood)
    reduction = StarAnalysis.reduction(
      measured, population: population, likelihood: likelihood, law: law)
    known = await SampledHierarchy(
      StarHierarchy(
        luminosities: measured, noise: settings.noise, population: population,
        populationPrior: nil), stars: 70,
      lengths: ChainLengths(warmUp: run.isQuick ? 400 : 600, draws: run.isQuick ? 600 : 2500),
      using: random.stream(1), progress: progress(0, "hierarchy, population known"))

    // What is not known of the population
    let prior = PopulationPrior.chapter
    uncertain = await SampledHierarchy(
      StarHierarchy(
        luminosities: measured, noise: settings.noise, population: population,
        populationPrior: prior), stars: 0,
      lengths: ChainLengths(warmUp: run.isQuick ? 400 : 800, draws: run.isQuick ? 900 : 2500),
      using: random.stream(2), progress: progress(1, "hierarchy, population uncertain"))
    smeared = SigmaPosterior(
      luminosities: measured, population: population, meanUncertainty: prior.meanLogProduct,
      likelihood: likelihood)
    var large = random.stream(3)
    let largest = StarField(
      count: 2000, sigma: settings.truth, population: population, noise: settings.noise,
      using: &large)
    widths = WidthAgainstCount(
      field: largest, counts: [5, 10, 20, 50, 100, 200, 500, 1000, 2000], population: population,
      likelihood: likelihood)
    identifiability = Identifiability(
      field: largest, counts: [20, 200, 2000], population: population, likelihood: likelihood)

    // The price of a narrow Gaussian
    var small = random.stream(4)
    let few = StarField(
      count: 8, sigma: settings.truth, population: population, noise: settings.noise,
      using: &small)
    deltaCost = await DeltaCost(
      field: few, population: population, likelihood: likelihood,
      lengths: ChainLengths(warmUp: run.isQuick ? 300 : 500, draws: run.isQuick ? 700 : 1500),
      using: random.stream(5), progress: progress(2, "delta against Gaussian"))

    // Thousands of fake fields
    coverage = Coverage(
      fields: settings.fields, starsInEach: settings.count, sigma: settings.truth,
      population: population, noise: settings.noise, analysedWith: likelihood,
      using: random.stream(6))
    overconfident = Coverage(
      fields: settings.fields, starsInEach: settings.count, sigma: settings.truth,
      population: population, noise: settings.noise,
      analysedWith: ProductLikelihood(
        spread: population.productSpread / 2, noise: settings.noise),
      using: random.stream(6))
    run.progress.report(340, 500, "selection")
    var hidden = random.stream(7)
    selection = Selection(
      count: settings.count, sigma: settings.truth, population: population,
      noise: settings.noise, likelihood: likelihood, using: &hidden)
    mainSequence = MainSequenceAnalysis(
      count: settings.count, sigma: settings.truth, noise: settings.noise,
      draws: run.isQuick ? 2000 : 20_000, using: random.stream(8))
    let sampled = uncertain.draws.moments("log_sigma")
    budget = VarianceBudget(
      field: field, population: population, prior: prior, likelihood: likelihood,
      sampled: (
        sampled.standardDeviation,
        uncertain.mixing.mcseOfDeviation("log_sigma"),
        uncertain.mixing.mcse("log_sigma")
      ), experiments: 400, using: random.stream(9))

    // Real stars
    real = await RealAnalysis(
      stars: realStars, warnings: warnings,
      lengths: ChainLengths(warmUp: run.isQuick ? 600 : 1000, draws: run.isQuick ? 1500 : 2500),
      using: random.stream(10), progress: progress(4, "real stars"))
  }

  /// The largest difference of log P(L̂ | σ_T) between the integral over A and T as it stands and the
  /// table in one dimension, over the stars and five σ_T across the posterior.
  private static func reduction(
    _ measured: [Double], population: StarPopulation, likelihood: ProductLikelihood,
    law: AnalyticLaw
  ) -> Double {
    let integral = StarIntegral(population: population, noise: likelihood.noise)
    let places = [-4.0, -2, 0, 2, 4].map { law.mean + $0 * law.standardDeviation }
    return measured.prefix(200).reduce(0) { worst, luminosity in
      places.reduce(worst) { worst, logSigma in
        let plane = integral.logLikelihood(luminosity: luminosity, logSigma: logSigma)
        let line =
          likelihood(log(luminosity) - population.meanLogProduct - logSigma) - log(luminosity)
        return max(worst, abs(plane - line))
      }
    }
  }
}
