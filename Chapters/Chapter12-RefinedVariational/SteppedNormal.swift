import BayesNumerics
import RealModule

/// One flip that came up heads, under a flat prior on the probability φ of heads, on the scale θ = log φ/(1 - φ):
/// p(D, θ) = φ² (1 - φ).
///
/// Every number about it is a sum over a grid, without chance.
struct OneFlip: Sendable {
  /// log B(2, 1)
  static let logEvidence = -Double.log(2)
  /// The largest of p (1 - p) times three: beyond a step of 4/3 the step folds the line.
  static let largestStep = 4.0 / 3

  static func probability(_ theta: Double) -> Double { 1 / (1 + .exp(-theta)) }
  static func logDensity(_ theta: Double) -> Double { 2 * theta - 3 * logSumExp(0, theta) }
  static func slope(_ theta: Double) -> Double { 2 - 3 * probability(theta) }
  static func curvature(_ theta: Double) -> Double {
    let p = probability(theta)
    return -3 * p * (1 - p)
  }
}

/// A normal whose draws take one step uphill of size η: θ₁ = θ₀ + η ∂ log p/∂θ.
struct SteppedNormal: Sendable {
  let initial: Normal
  /// η, below ``OneFlip/largestStep``: then the step is one to one.
  let stepSize: Double

  func stepped(_ theta: Double) -> Double { theta + stepSize * OneFlip.slope(theta) }

  /// ∂θ₁/∂θ₀
  func stretch(_ theta: Double) -> Double { 1 + stepSize * OneFlip.curvature(theta) }

  /// E_q₀[f(θ₀)]
  func expectation(_ f: (Double) -> Double) -> Double {
    Self.grid.reduce(0) { $0 + $1.weight * f(initial.mean + initial.standardDeviation * $1.place) }
  }

  // snippet: bound
  /// E[log p(D, θ₁) - log q₁(θ₁)], with log q₁(θ₁) = log q₀(θ₀) - log |∂θ₁/∂θ₀|.
  var bound: Double {
    expectation { theta in
      OneFlip.logDensity(stepped(theta)) - initial.logDensity(theta)
        + .log(abs(stretch(theta)))
    }
  }
  // end snippet

  /// The same with the stretch forgotten: no bound of anything.
  var boundWithoutStretch: Double {
    expectation { OneFlip.logDensity(stepped($0)) - initial.logDensity($0) }
  }

  /// q₁ at a place, from the θ₀ that steps there, found by bisection.
  func density(_ place: Double) -> Double {
    var (low, high) = (place - 3 * stepSize - 1, place + 3 * stepSize + 1)
    for _ in 0..<80 {
      let middle = (low + high) / 2
      if stepped(middle) < place { low = middle } else { high = middle }
    }
    let from = (low + high) / 2
    return .exp(initial.logDensity(from)) / abs(stretch(from))
  }

  /// KL(q₁‖posterior) by an integral over θ₁: another route to log p(D) less the bound.
  var divergence: Double {
    let ends = [Double].evenlySpaced(from: -14, to: 22, count: 37)
    return zip(ends, ends.dropFirst()).reduce(0) { sum, piece in
      sum
        + integrate(
          { place in
            let q = density(place)
            guard q > 1e-290 else { return 0 }
            return q * (.log(q) - OneFlip.logDensity(place) + OneFlip.logEvidence)
          }, from: piece.0, to: piece.1, relativeTolerance: 1e-10
        ).value
    }
  }

  /// The q₀ with the highest bound for a step size.
  static func best(stepSize: Double) -> SteppedNormal {
    func stepped(_ place: [Double]) -> SteppedNormal {
      SteppedNormal(
        initial: Normal(mean: place[0], standardDeviation: .exp(place[1])), stepSize: stepSize)
    }
    let top = LBFGS(iterations: 200, tolerance: 1e-7).minimise(from: [0.7, 0.5]) {
      position, gradient in
      gradient = finiteDifferences(of: { -stepped($0).bound }, at: position)
      return -stepped(position).bound
    }
    return stepped(top.position)
  }

  /// Standard normal places with their weights, which add up to 1.
  private static let grid: [(place: Double, weight: Double)] = {
    let places = [Double].evenlySpaced(from: -9, to: 9, count: 601)
    let densities = places.map { Normal().logDensity($0) }.map { Double.exp($0) }
    let total = densities.reduce(0, +)
    return zip(places, densities).map { ($0, $1 / total) }
  }()
}
