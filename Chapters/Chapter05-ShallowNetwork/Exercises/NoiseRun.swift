import BayesNumerics
import Foundation

/// Runs a draw of σ² by itself, and in a small sampler of one hidden unit; compiled in the chapter, and beside a
/// student's file.
///
/// The model: y_i = β ψ(γ x_i) + noise of variance σ², β ~ N(0, 4), γ one of -4, -3.75, ..., 4, each as probable, and
/// 1/σ² ~ Gamma(s/2, rate s S/2).
struct NoiseRun {
  /// A draw of σ² given the weights.
  typealias Draw =
    @Sendable (
      _ y: [Double], _ features: [[Double]], _ weights: [Double], _ degrees: Double,
      _ scale: Double,
      _ random: inout RandomSource
    ) throws -> Double

  struct WrongOrder: Error, CustomStringConvertible {
    let order: [String]
    var description: String {
      "sweepOrder() gives \(order); it must hold \"gamma\", \"beta\" and \"sigma2\" once each"
    }
  }

  static let weightVariance = 4.0
  static let slopes = (0...32).map { -4 + 0.25 * Double($0) }

  /// "draws": so many draws given all else. "joint": so many sweeps, after each of which the points are
  /// drawn anew. "posterior": so many sweeps with these points.
  let kind: String
  let x: [Double]
  let y: [Double]
  /// Only for "draws".
  let features: [[Double]]
  let weights: [Double]
  let degrees: Double
  let scale: Double
  let count: Int
  let seed: UInt64

  /// Each σ²; or for each sweep σ², β, γ and the sum of squared residuals.
  func numbers(_ draw: Draw, order: [String]) throws -> [Double] {
    var random = RandomSource(seed: seed)
    guard kind != "draws" else {
      return try (0..<count).map { _ in
        try draw(y, features, weights, degrees, scale, &random)
      }
    }
    guard order.sorted() == ["beta", "gamma", "sigma2"] else { throw WrongOrder(order: order) }

    // The unit at each point for each slope that γ can have
    let columns = Self.slopes.map { slope in x.map { 1 / (1 + exp(-slope * $0)) } }
    let squares = columns.map { dot($0, $0) }
    var slope = Int(Double(columns.count) * random.uniform())
    var weight = Self.weightVariance.squareRoot() * random.normal()
    var noise =
      1 / Gamma(shape: degrees / 2, rate: degrees * scale / 2).sample(using: &random)
    func points(_ random: inout RandomSource) -> [Double] {
      columns[slope].map { weight * $0 + noise.squareRoot() * random.normal() }
    }
    /// Mean and variance of β given γ, σ² and the points.
    func weightPosterior(_ k: Int, _ y: [Double]) -> (mean: Double, variance: Double) {
      let variance = 1 / (squares[k] / noise + 1 / Self.weightVariance)
      return (variance * dot(columns[k], y) / noise, variance)
    }

    var now = kind == "joint" ? points(&random) : y
    var numbers: [Double] = []
    numbers.reserveCapacity(4 * count)
    for _ in 0..<count {
      for name in order {
        switch name {
        case "gamma":
          // β integrated out: log p(y | γ, σ²) = m_b²/(2 S_b) + log(S_b)/2 + what γ does not change
          let logs = columns.indices.map { k in
            let (mean, variance) = weightPosterior(k, now)
            return 0.5 * (mean * mean / variance + log(variance))
          }
          let top = logs.max() ?? 0
          let shares = logs.map { exp($0 - top) }
          var rest = random.uniform() * shares.reduce(0, +)
          slope =
            shares.firstIndex { share in
              rest -= share
              return rest <= 0
            } ?? slope
        case "beta":
          let (mean, variance) = weightPosterior(slope, now)
          weight = mean + variance.squareRoot() * random.normal()
        default:
          noise = try draw(
            now, columns[slope].map { [$0] }, [weight], degrees, scale, &random)
        }
      }
      // A chain that runs away is left where it is
      guard noise > 1e-30, noise < 1e30 else {
        return numbers + [Double](repeating: .nan, count: 4 * count - numbers.count)
      }
      let residuals = zip(now, columns[slope]).map { $0 - weight * $1 }
      numbers += [noise, weight, Self.slopes[slope], dot(residuals, residuals)]
      if kind == "joint" { now = points(&random) }
    }
    return numbers
  }
}
