import Foundation
import Hierarchies

/// The posterior in closed form, for noise that is log-normal as well: sd(log σ_T) = √((s² + t²) / N).
///
/// log L̂ - mean log(A T⁴) is then normal around log σ_T with variance s² + t², and N of them are
/// averaged. For noise that is normal in L, t is the standard deviation of log(1 + f ε) and its
/// mean, about -f² / 2, is taken off; what is left out is of third order in f.
struct ClosedFormPosterior: Sendable {
  /// Of log(σ_T / σ☉).
  let mean: Double
  let standardDeviation: Double
  /// √(s² + t²)
  let populationSpread: Double

  init(luminosities: [Double], population: StarPopulation, noise: Double) {
    let moments = ClosedFormPosterior.logNoise(noise)
    let average = luminosities.reduce(0) { $0 + log($1) } / Double(luminosities.count)
    mean = average - population.meanLogProduct - moments.mean
    populationSpread =
      (population.productSpread * population.productSpread
      + moments.standardDeviation * moments.standardDeviation).squareRoot()
    standardDeviation = populationSpread / Double(luminosities.count).squareRoot()
  }

  /// √((s² + t²) / N)
  static func standardDeviation(spread: Double, logNoise: Double, count: Int) -> Double {
    ((spread * spread + logNoise * logNoise) / Double(count)).squareRoot()
  }

  /// Mean and standard deviation of log(1 + f ε), ε ~ N(0, 1), over 1 + f ε > 0.
  static func logNoise(_ noise: Double) -> (mean: Double, standardDeviation: Double) {
    let nodes = StarLikelihood.nodes(spread: 1, noise: noise)
    let weights = nodes.map { exp($0.logWeight) }
    let total = weights.reduce(0, +)
    let mean = zip(nodes, weights).reduce(0) { $0 + $1.0.logRatio * $1.1 } / total
    let square = zip(nodes, weights).reduce(0) { sum, node in
      sum + (node.0.logRatio - mean) * (node.0.logRatio - mean) * node.1
    }
    return (mean, (square / total).squareRoot())
  }
}
