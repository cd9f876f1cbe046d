// Exercise 8: Leapfrog and its acceptance. Mark it: swift run chapter9 exercises 8 (add --hint for a nudge)
// See it at work: swift run chapter9 --with-mine
//
// Write the two parts of a Hamiltonian sampler that make it right (sections "What do the leapfrog steps keep, and what do
// they get wrong?" and "What if the acceptance is upside down, and who would notice?").
//
// A ball with the position θ and the momentum q (mass 1) rolls over the landscape U: θ' = q, q' = -∇U. One leapfrog step
// of size ε is half a step of one of the two, a whole step of the other, and another half step of the first. After so
// many steps the end (θ*, q*) is accepted with a probability that follows from the energies H = U + Σ q²/2 before and after.
//
// The marker looks at what your functions do, on a ridge of two correlated normals and on a landscape with fourth powers:
// - half the step, a quarter of the error: the distance from the exact motion must fall at least threefold;
// - with the momentum turned round, as many steps lead back to the start, to 10⁻⁹;
// - the probability of acceptance is right to twelve digits, at most 1, and 0 where H* is infinite;
// - from exact draws on the ridge, trajectories with large steps leave means, variances and correlation unchanged.
// Only the last is random; a right pair of functions fails it fewer than once in 100,000 markings.
//
// 'swift run chapter9 --with-mine' rolls along the ridge with your functions beside the chapter's.

import BayesNumerics
import Foundation

/// Position and momentum after one leapfrog step.
///
/// - Parameters:
///   - theta: θ
///   - q: One number for each of θ.
///   - stepSize: ε
///   - slope: ∇U at a position.
func leap(
  theta: [Double], q: [Double], stepSize: Double, slope: ([Double]) -> [Double]
) throws -> (theta: [Double], q: [Double]) {
  throw Unsolved()  // replace this line by your solution
}

/// The probability of accepting the end of a trajectory.
///
/// - Parameters:
///   - energyBefore: H at its start, finite.
///   - energyAfter: H* at its end; finite or +∞.
func probabilityOfAcceptance(energyBefore: Double, energyAfter: Double) throws -> Double {
  throw Unsolved()  // replace this line by your solution
}
