import BayesNumerics
import Foundation
import Hierarchies

/// What one measured luminosity says of σ_T when A and T are integrated out.
///
/// With the delta function gone only the product A T⁴ matters, and for log-normal A and T its
/// logarithm is normal with spread s. A star then depends on its L̂ and on σ_T through one number,
/// the distance d = log L̂ - log(σ_T / σ☉) - mean log(A T⁴):
///
///     P(L̂ | σ_T) = H(d) / L̂,   H(d) = ∫ N(r; 1, f²) N(d - log r; 0, s²) dr,   r = L̂ / L > 0.
///
/// So one table of log H serves every star of every survey: a thousand posteriors cost a second.
struct StarLikelihood: Sendable {
  /// s, the spread of log(A T⁴).
  let spread: Double
  /// f
  let noise: Double
  private let table: CubicInterpolation

  init(population: StarPopulation, noise: Double) {
    self.init(spread: population.productSpread, noise: noise)
  }

  /// Precondition: both positive.
  init(spread: Double, noise: Double) {
    precondition(spread > 0 && noise > 0, "Spread \(spread) and noise \(noise) are positive.")
    self.spread = spread
    self.noise = noise
    let width = (spread * spread + noise * noise).squareRoot()
    let nodes = StarLikelihood.nodes(spread: spread, noise: noise)
    table = CubicInterpolation(from: -12 * width, to: 12 * width, count: 961) { d in
      StarLikelihood.logIntegral(d, spread: spread, nodes: nodes)
    }
  }

  /// log H(d); error below 1e-7 inside twelve widths, where the table ends; beyond by its parabola.
  func callAsFunction(_ distance: Double) -> Double { table(distance) }

  /// log of the share of stars that look brighter than a limit: d now belongs to the limit.
  ///
  /// P(L̂ > c | σ_T) = ∫ N(r; 1, f²) Φ((log r - d) / s) dr
  func logShareBrighter(thanDistance d: Double) -> Double {
    let nodes = StarLikelihood.nodes(spread: spread, noise: noise)
    let normal = Normal()
    return log(
      nodes.reduce(0) { sum, node in
        sum + exp(node.logWeight) * normal.cumulative((node.logRatio - d) / spread)
      })
  }

  // MARK: The integral over the noise

  struct Node: Sendable {
    /// log r
    let logRatio: Double
    /// log of step times r N(r; 1, f²), as dr = r d log r.
    let logWeight: Double
  }

  /// The trapezoidal rule in log r over eight standard deviations of the noise, with steps that
  /// resolve both it and the population: for a Gaussian its error is below 1e-12.
  static func nodes(spread: Double, noise: Double) -> [Node] {
    // A ratio below 1/1000 weighs less than 1e-8
    let (low, high) = (log(max(1e-3, 1 - 8 * noise)), log(1 + 8 * noise))
    let count = Int(((high - low) / (0.25 * min(noise, spread))).rounded(.up))
    let step = (high - low) / Double(count)
    return (0...count).map { index in
      let logRatio = low + step * Double(index)
      let z = (exp(logRatio) - 1) / noise
      return Node(
        logRatio: logRatio,
        logWeight: log(step) + logRatio - log(noise) - 0.5 * log(2 * Double.pi) - 0.5 * z * z)
    }
  }

  static func logIntegral(_ d: Double, spread: Double, nodes: [Node]) -> Double {
    let terms = nodes.map { node in
      let deviation = (d - node.logRatio) / spread
      return node.logWeight - 0.5 * deviation * deviation
    }
    return logSumExp(terms) - log(spread) - 0.5 * log(2 * Double.pi)
  }
}
