import BayesNumerics
import Foundation
import Inference

extension DifferentiableLogDensity {
  /// ∇U at a position, where the landscape U is -log p.
  func slope(at position: [Double]) -> [Double] {
    var gradient = [Double](repeating: 0, count: dimension)
    _ = logDensity(at: position, gradient: &gradient)
    return gradient.map { -$0 }
  }

  /// H = U + Σq²/2: height plus the energy of motion.
  func energy(_ theta: [Double], _ q: [Double]) -> Double {
    -logDensity(at: theta) + dot(q, q) / 2
  }
}

/// One leapfrog step of size ε of the position θ and the momentum q.
///
/// Lecture 001, "HMC": half a step of the momentum, a step of the position, half a step of the momentum.
// snippet: leapfrog
func leapfrogStep(
  _ target: some DifferentiableLogDensity, _ theta: inout [Double], _ q: inout [Double],
  stepSize epsilon: Double
) {
  q = zip(q, target.slope(at: theta)).map { $0 - epsilon / 2 * $1 }
  theta = zip(theta, q).map { $0 + epsilon * $1 }
  q = zip(q, target.slope(at: theta)).map { $0 - epsilon / 2 * $1 }
}
// end snippet

/// Hamiltonian Monte Carlo, written out.
///
/// It draws the same random numbers as the engine's ``HMC`` without jitter, so that the two walk the same path.
struct HamiltonianByHand<Target: DifferentiableLogDensity>: Sendable {
  let target: Target
  let steps: Int
  let stepSize: Double

  /// Moves θ by one trajectory.
  ///
  /// - Returns: The places on the way, its start among them, and whether the end was accepted.
  func step(_ theta: inout [Double], using random: inout RandomSource) -> (
    path: [[Double]], isAccepted: Bool
  ) {
    // snippet: trajectory
    let start = theta
    var q = theta.map { _ in random.normal() }
    let before = target.energy(theta, q)
    // end snippet

    // The engine draws a length here
    _ = random.uniform()

    var path = [theta]
    for _ in 0..<steps {
      leapfrogStep(target, &theta, &q, stepSize: stepSize)
      path.append(theta)
    }

    // snippet: accept
    let after = target.energy(theta, q)
    let isAccepted = random.uniform() < exp(before - after)
    if !isAccepted { theta = start }
    // end snippet
    return (path, isAccepted)
  }
}
