import BayesNumerics
import Inference
import RealModule

/// The mixture of two normals with the highest evidence lower bound: the best of a few climbs.
struct MixtureMethod: Method {
  let name = "mixture"
  let title = "variational mixture of two"
  let kind = MethodKind.fit

  func infer(
    _ target: CountedPosterior, budget: Int, using random: RandomSource
  ) async -> MethodResult {
    var random = random
    let width = target.posterior.priorSpread.standardDeviation / 2
    let looks = max(50, budget / 10)
    let fit = MixtureFit(target: target)
    var best: (q: NormalMixture, bound: Double)?
    var cost = 0
    while best == nil || target.evaluations + cost + looks <= budget {
      let before = target.evaluations
      let starts = (0..<2).map { _ in
        Normal(mean: target.posterior.drawPrior(&random), standardDeviation: width)
      }
      guard let found = fit.climb(from: starts) else {
        return .failure("The bound is not finite where the climb starts.")
      }
      cost = max(cost, target.evaluations - before)
      if found.bound > best?.bound ?? -.infinity { best = found }
    }
    guard let best else { return .failure("No climb was made.") }
    let ratios = (0..<looks).map { _ in
      let theta = best.q.sample(using: &random)
      return target(theta) - best.q.logDensity(theta)
    }
    let diagnosis = ImportanceDiagnosis(logRatios: ratios)
    return MethodResult(
      answer: .normals(best.q), logEvidence: best.bound,
      warning: diagnosis.isTrustworthy ? nil : diagnosis.verdict)
  }
}

/// The bound of a mixture q = w₁ N(m₁, s₁²) + w₂ N(m₂, s₂²), and the way up.
///
/// Averages over each normal are sums over 41 places of a standard normal, so that no chance is in a climb.
struct MixtureFit: Sendable {
  let target: CountedPosterior

  static let places = [Double].evenlySpaced(from: -5, to: 5, count: 41)
  static let weights: [Double] = {
    let heights = places.map { Double.exp(-$0 * $0 / 2) }
    let sum = heights.reduce(0, +)
    return heights.map { $0 / sum }
  }()

  /// log w₁/w₂, m₁, log s₁, m₂, log s₂
  static func mixture(_ numbers: [Double]) -> NormalMixture {
    let share = 1 / (1 + Double.exp(-numbers[0]))
    return NormalMixture(
      weights: [share, 1 - share],
      components: [1, 3].map {
        Normal(mean: numbers[$0], standardDeviation: .exp(numbers[$0 + 1]))
      })
  }

  /// Σ_k w_k E_k[log p - log q], and its slopes in the five numbers.
  ///
  /// With θ = m + s z the slope in m is E[g], in log s E[g s z], g the slope of log p - log q at θ; that q itself
  /// moves adds nothing, as E_q[∂ log q] = 0. The slope in log w₁/w₂ is w₁ w₂ (E₁ - E₂).
  // snippet: bound
  func bound(_ numbers: [Double], slopes: inout [Double]) -> Double {
    let q = Self.mixture(numbers)
    var means = [0.0, 0.0]
    var slope = [0.0]
    for k in 0..<2 {
      let (m, s) = (q.components[k].mean, q.components[k].standardDeviation)
      var (first, second) = (0.0, 0.0)
      for (z, weight) in zip(Self.places, Self.weights) {
        let theta = m + s * z
        let ratio = target.logDensity(at: [theta], gradient: &slope) - q.logDensity(theta)
        let g = slope[0] - q.logDensitySlope(theta)
        means[k] += weight * ratio
        first += weight * g
        second += weight * g * s * z
      }
      slopes[1 + 2 * k] = q.weights[k] * first
      slopes[2 + 2 * k] = q.weights[k] * second
    }
    slopes[0] = q.weights[0] * q.weights[1] * (means[0] - means[1])
    return q.weights[0] * means[0] + q.weights[1] * means[1]
  }
  // end snippet

  /// Nil where the bound is not finite at the start.
  func climb(from starts: [Normal]) -> (q: NormalMixture, bound: Double)? {
    let first =
      [0.0] + starts.flatMap { [$0.mean, Double.log($0.standardDeviation)] }
    let end = LBFGS(iterations: 60, tolerance: 1e-5).minimise(from: first) { numbers, slopes in
      let value = isSane(numbers) ? bound(numbers, slopes: &slopes) : -.infinity
      for i in slopes.indices { slopes[i] = -slopes[i] }
      return value.isNaN ? .infinity : -value
    }
    return end.stop != .noStart && isSane(end.position)
      ? (Self.mixture(end.position), -end.value) : nil
  }

  /// A component that has lost its weight may drift anywhere.
  private func isSane(_ numbers: [Double]) -> Bool {
    numbers.allSatisfy { abs($0) < 1e4 } && abs(numbers[0]) < 30 && abs(numbers[2]) < 30
      && abs(numbers[4]) < 30
  }
}
