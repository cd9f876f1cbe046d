import BayesNumerics
import Datasets
import Foundation
import Hierarchies
import Inference
import Plotting
import Workbook

extension StefanBoltzmannHierarchy {
  /// Equation 5 as it stands, an integral over A and T of each star, against one over their product.
  static let deltaFunction = Section<StarStudy>(
    "delta-function", "How do you integrate over a delta function?",
    options: ["count", "noise", "area-spread", "temperature-spread"], seconds: 0.3
  ) { study, _ in
    // Data
    let measured = Array(study.field.measured.prefix(200))

    // Model: P(L̂ | σ_T) of one star, δ_D and dL done; over A and T, and over A T⁴ alone
    // snippet: two-integrals
    let plane = StarIntegral(population: study.population, noise: study.noise)
    let line = study.likelihood
    func logLikelihoods(_ luminosity: Double, _ logSigma: Double) -> (plane: Double, line: Double) {
      let distance = log(luminosity) - study.population.meanLogProduct - logSigma
      return (
        plane.logLikelihood(luminosity: luminosity, logSigma: logSigma),
        line(distance) - log(luminosity)
      )
    }
    // end snippet

    // Inference: both for each star, at five σ_T across the posterior
    let posterior = ClosedFormPosterior(
      luminosities: study.field.measured, population: study.population, noise: study.noise)
    let places = [-4.0, -2, 0, 2, 4].map { posterior.mean + $0 * posterior.standardDeviation }
    let differences = measured.flatMap { luminosity in
      places.map { logSigma in
        let both = logLikelihoods(luminosity, logSigma)
        return abs(both.plane - both.line)
      }
    }
    let worst = differences.max() ?? .nan

    // What it shows
    return Findings(
      answer:
        "Replace L by σ_T A T⁴ everywhere. For "
        + (measured.count < study.field.count
          ? "the first \(measured.count) of \(study.field.count) stars"
          : "each of the \(measured.count) stars")
        + " the remaining integral over A and T agrees with one over the product A T⁴ alone (log "
        + "likelihoods within \(NumberText.significant(worst, digits: 1))): only the product matters.",
      tables: [
        table(
          rows: measured.prefix(5).map { luminosity in
            (luminosity, logLikelihoods(luminosity, posterior.mean))
          }, stars: measured.count, worst: worst)
      ],
      claims: claims(worst),
      values: [.init("largest-difference", worst), .init("stars", measured.count)])
  }

  private static func table(
    rows: [(luminosity: Double, logs: (plane: Double, line: Double))], stars: Int, worst: Double
  ) -> Table {
    Table(
      title: "log P(L̂ | σ_T) of the first stars, at the centre of the posterior",
      columns: ["L̂ in L☉", "over A and T", "over A T⁴"],
      rows: rows.map { row in
        [row.luminosity, row.logs.plane, row.logs.line].map { NumberText.fixed($0, decimals: 6) }
      },
      note: "Largest difference, over \(stars) stars and five σ_T: "
        + "\(NumberText.significant(worst, digits: 2)).")
  }

  private static func claims(_ worst: Double) -> [Claim] {
    [
      Claim(
        "14b", Claim.Source(lecture: "000", slide: "Which computation do you have to set up?"),
        "integral over A and T of one star, in two dimensions and in one",
        .agreement(
          route: "the table over A T⁴ alone", largestDifference: worst, below: 1e-7,
          because: "the table interpolates to 1e-7"))
    ]
  }
}

/// The lecture's integral over A and T of one star, done as it stands: in two dimensions.
///
///     P(L̂ | σ_T) = ∫∫ P(A) P(T) N(L̂; σ_T A T⁴, (f σ_T A T⁴)²) dA dT
///
/// The noise leaves only a thin ridge along A T⁴ = L̂ / σ_T, so the inner integral, over log A at a
/// given log T, runs across that ridge, and the outer one along it.
struct StarIntegral: Sendable {
  let population: StarPopulation
  let noise: Double
  private let nodes: [StarLikelihood.Node]

  init(population: StarPopulation, noise: Double) {
    self.population = population
    self.noise = noise
    nodes = StarLikelihood.nodes(spread: population.areaSpread, noise: noise)
  }

  /// log P(L̂ | σ_T), with L̂ in L☉ and log(σ_T / σ☉).
  ///
  /// Across: log A = log L̂ - log r - log(σ_T / σ☉) - 4 log T for each ratio r = L̂ / L. Along: log T
  /// over the 9 standard deviations on both sides, in steps that resolve the product of the two bells.
  func logLikelihood(luminosity: Double, logSigma: Double) -> Double {
    let spread = population.temperatureSpread
    let narrowest = min(
      1, (population.areaSpread * population.areaSpread + noise * noise).squareRoot() / (4 * spread)
    )
    let step = 0.4 * narrowest
    let count = Int((18 / step).rounded(.up))
    let along = (0...count).map { index -> Double in
      let z = -9 + 18 * Double(index) / Double(count)
      let rest =
        log(luminosity) - logSigma - population.meanLogArea
        - 4 * (population.meanLogTemperature + spread * z)
      return -0.5 * z * z
        + StarLikelihood.logIntegral(rest, spread: population.areaSpread, nodes: nodes)
    }
    return logSumExp(along) + log(18 / Double(count)) - 0.5 * log(2 * Double.pi) - log(luminosity)
  }
}
