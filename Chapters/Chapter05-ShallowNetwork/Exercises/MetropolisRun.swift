import BayesNumerics
import Foundation

/// Runs a Metropolis step on a target whose answers are known; compiled in the chapter, and beside a student's file.
struct MetropolisRun {
  /// The next place of a chain, given the present one.
  typealias Step = (
    _ current: [Double], _ logPrior: ([Double]) -> Double, _ logLikelihood: ([Double]) -> Double,
    _ scale: Double, _ random: inout RandomSource
  ) throws -> [Double]

  /// The name of a ``MetropolisTarget``.
  let target: String
  let start: [Double]
  /// Chains that all begin at the start, and the steps of each.
  let chains: Int
  let steps: Int
  let scale: Double
  let seed: UInt64
  /// x and y of each point, for the target "network" alone.
  var points: [[Double]] = []

  /// Every place of every chain, coordinate by coordinate, in order.
  func places(_ step: Step) throws -> [Double] {
    let target = MetropolisTarget(target, points: points)
    var places: [Double] = []
    places.reserveCapacity(chains * steps * start.count)
    for chain in 0..<chains {
      var random = RandomSource(seed: seed).stream(chain)
      var place = start
      for _ in 0..<steps {
        place = try step(place, target.logPrior, target.logLikelihood, scale, &random)
        places += place
      }
    }
    return places
  }
}

/// A density as prior times likelihood, each by its logarithm up to a constant.
struct MetropolisTarget {
  let logPrior: ([Double]) -> Double
  let logLikelihood: ([Double]) -> Double

  init(_ name: String, points: [[Double]] = []) {
    switch name {
    case "network":
      let network = FixedVarianceNetwork(points: points)
      (logPrior, logLikelihood) = (network.logPrior, network.logLikelihood)
    case "tilted prior":
      // e^(-x)
      (logPrior, logLikelihood) = ({ -$0[0] }, { _ in 0 })
    case "tilted likelihood":
      (logPrior, logLikelihood) = ({ _ in 0 }, { -$0[0] })
    case "waiting time":
      // Gamma(2, 1.5) seen as 3 events in half a unit of time: the posterior is Gamma(5, 2)
      logPrior = { $0[0] > 0 ? log($0[0]) - 1.5 * $0[0] : -.infinity }
      logLikelihood = { $0[0] > 0 ? 3 * log($0[0]) - 0.5 * $0[0] : -.infinity }
    case "pair":
      // N(0, I), and the difference measured as 1 with variance 0.2
      logPrior = { -0.5 * ($0[0] * $0[0] + $0[1] * $0[1]) }
      logLikelihood = { -0.5 * ($0[0] - $0[1] - 1) * ($0[0] - $0[1] - 1) / 0.2 }
    case "two peaks":
      // Even between -2 and 2, and a likelihood with two peaks
      let (left, right) = (
        Normal(mean: -1, standardDeviation: 0.4), Normal(mean: 1, standardDeviation: 0.5)
      )
      logPrior = { abs($0[0]) <= 2 ? 0 : -.infinity }
      logLikelihood = { log(0.3 * left.density($0[0]) + 0.7 * right.density($0[0])) }
    default:
      // The same everywhere
      (logPrior, logLikelihood) = ({ _ in 0 }, { _ in 0 })
    }
  }
}

/// Three hidden units whose variances are held fixed: β_j ~ N(0, 1), each coefficient of γ ~ N(0, 4), σ² = 0.02, in
/// units where x and y have standard deviation 1.
///
/// A place holds offset and slope of each unit; the weights are integrated out by the lemma.
struct FixedVarianceNetwork: Sendable {
  static let units = 3
  static let nodeVariance = 4.0
  static let noiseVariance = 0.02

  /// x and y of each point.
  let points: [[Double]]

  @Sendable func logPrior(_ place: [Double]) -> Double {
    -0.5 * dot(place, place) / Self.nodeVariance
  }

  /// The units at x.
  static func features(_ place: [Double], at x: Double) -> [Double] {
    (0..<units).map { 1 / (1 + exp(-place[2 * $0] - place[2 * $0 + 1] * x)) }
  }

  /// Mean of the weights given γ, and the factor of their precision; nil where a place is out of range.
  func weightPosterior(_ place: [Double]) -> (mean: [Double], precision: Cholesky)? {
    var precision = Matrix.identity(Self.units)
    var pull = [Double](repeating: 0, count: Self.units)
    var z = pull
    for point in points {
      for j in 0..<Self.units {
        z[j] = 1 / (1 + exp(-place[2 * j] - place[2 * j + 1] * point[0]))
      }
      for i in 0..<Self.units {
        pull[i] += z[i] * point[1] / Self.noiseVariance
        for j in 0..<Self.units { precision[i, j] += z[i] * z[j] / Self.noiseVariance }
      }
    }
    guard let factor = try? Cholesky(precision) else { return nil }
    return (factor.solve(pull), factor)
  }

  /// log p(D | γ) up to a constant, the lemma.
  @Sendable func logLikelihood(_ place: [Double]) -> Double {
    guard !points.isEmpty else { return 0 }
    guard place.allSatisfy(\.isFinite), let (mean, precision) = weightPosterior(place) else {
      return -.infinity
    }
    // y'y/σ² - m_b' S_b⁻¹ m_b, whose first term does not change
    let white = precision.lower.transpose * mean
    return 0.5 * (dot(white, white) - precision.logDeterminant)
  }
}
