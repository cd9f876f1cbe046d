import BayesNumerics
import Foundation
import Inference

/// How the end of a trajectory is accepted: as it should be, as the text of lecture 001 reads, or by a third momentum.
enum AcceptanceRule: CaseIterable, Sendable {
  /// min(1, exp(H - H*)), with the momentum that was rolled.
  case right
  /// min(1, exp(H*) / exp(H))
  case printed
  /// The right sign, with a momentum r of its own that is drawn anew at both ends.
  case anotherMomentum

  /// The probability of acceptance.
  ///
  /// - Parameters:
  ///   - before: θ and q at the start, of the standard normal's U = θ²/2.
  ///   - after: θ* and q* at the end.
  // snippet: rules
  func acceptance(
    _ before: (theta: Double, q: Double), _ after: (theta: Double, q: Double),
    using random: inout RandomSource
  ) -> Double {
    let h = (before.theta * before.theta + before.q * before.q) / 2
    let hStar = (after.theta * after.theta + after.q * after.q) / 2
    switch self {
    case .right: return min(1, exp(h - hStar))
    case .printed: return min(1, exp(hStar - h))
    case .anotherMomentum:
      let (r, rStar) = (random.normal(), random.normal())
      let rise =
        (after.theta * after.theta + rStar * rStar - before.theta * before.theta - r * r) / 2
      return min(1, exp(-rise))
    }
  }
  // end snippet
}

/// Hamiltonian Monte Carlo on N(m, s²), with one to ten leapfrog steps, drawn anew each time.
struct NormalHamiltonian: TransitionKernel {
  let rule: AcceptanceRule
  /// ε in units of s, which makes the target the standard normal.
  let stepSize: Double
  var mean = 0.0
  var deviation = 1.0

  static let mostSteps = 10

  struct State: ChainState {
    var theta: Double
    var position: [Double] { [theta] }
  }

  struct Info: StepInfo {
    let acceptance: Double
    static var names: [String] { ["accept_stat__"] }
    var values: [Double] { [acceptance] }
  }

  func start(at position: [Double]) -> State { State(theta: position[0]) }

  func step(_ state: inout State, using random: inout RandomSource) -> Info {
    let start = (theta: (state.theta - mean) / deviation, q: random.normal())
    var (theta, q) = start
    let steps = 1 + Int(random.uniform() * Double(NormalHamiltonian.mostSteps))
    for _ in 0..<steps {
      q -= stepSize / 2 * theta
      theta += stepSize * q
      q -= stepSize / 2 * theta
    }
    let acceptance = rule.acceptance(start, (theta, q), using: &random)
    if random.uniform() < acceptance { state.theta = mean + deviation * theta }
    return Info(acceptance: acceptance)
  }

  /// The variance at which the printed rule arrives on N(0, 1), 1 / (1 - ε²/2); infinite from ε = √2 on.
  ///
  /// Leapfrog steps on a normal keep H̃ = q²/2 + θ²(1 - ε²/4)/2, and the printed rule is in balance with any exp(H) g(H̃);
  /// with g = exp(-2H̃) the momentum is standard normal, as it is drawn.
  static func printedVariance(stepSize: Double) -> Double {
    stepSize * stepSize < 2 ? 1 / (1 - stepSize * stepSize / 2) : .infinity
  }
}

/// One unknown θ ~ N(0, 1), seen once with noise of variance 1; given y it is N(y/2, ½).
struct OneUnknown: GenerativeModel {
  var parameterNames: [String] { ["theta"] }

  func drawParameters(using random: inout RandomSource) -> [Double] { [random.normal()] }

  func drawObservations(given parameters: [Double], using random: inout RandomSource) -> Double {
    parameters[0] + random.normal()
  }

  func logLikelihood(of parameters: [Double], given y: Double) -> Double {
    -(y - parameters[0]) * (y - parameters[0]) / 2
  }

  /// The sampler on trial, for the posterior given y.
  static func kernel(_ rule: AcceptanceRule, stepSize: Double, given y: Double) -> NormalHamiltonian
  {
    NormalHamiltonian(rule: rule, stepSize: stepSize, mean: y / 2, deviation: 0.5.squareRoot())
  }
}
