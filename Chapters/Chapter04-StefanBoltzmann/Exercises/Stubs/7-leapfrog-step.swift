// Exercise 7: A leapfrog step. Mark it: swift run chapter4 exercises 7 (add --hint for a nudge)
// See it at work: swift run chapter4 --with-mine
//
// Hamiltonian Monte Carlo (section "How do you sample 401 numbers?" of the chapter's page) rolls a ball over the
// landscape -log P. Its position x and momentum p move by Hamilton's equations for the energy
//
//     E(x, p) = -log P(x) + Σ pᵢ² / (2 cᵢ),        dxᵢ/dt = pᵢ / cᵢ,        dpᵢ/dt = ∂ log P / ∂xᵢ,
//
// with the masses cᵢ. A leapfrog step of size ε is: half a step of the momentum, a whole step of the position with this new momentum,
// and half a step of the momentum at the new position. Your step is plugged into the sampler of
// Chapters/Chapter04-StefanBoltzmann/Exercises/Stubs/7-leapfrog-step.driver.swift and judged by what it does to a correlated normal
// distribution and to the posterior of a small hierarchy of normal distributions:
//
// - after twice as many steps of half the size the energy error is four times smaller (its power of ε is 1.8 to 2.2);
// - with the momentum reversed the path leads back to its start, to 1e-10;
// - volumes in the space of (x, p) are kept: the determinant of the Jacobian is 1, to 1e-6;
// - draws have the known means and variances. A right step fails this in fewer than one of 10,000 markings.
//
// Other steps with these properties are accepted as well.

import BayesNumerics
import Foundation

/// One leapfrog step.
///
/// - Parameters:
///   - stepSize: ε, which may be negative.
///   - masses: cᵢ, positive, one for each coordinate.
///   - gradient: gives ∂ log P / ∂x at a position.
/// - Returns: The new position and the new momentum.
func leapfrogStep(
  position: [Double], momentum: [Double], stepSize: Double, masses: [Double],
  gradient: ([Double]) -> [Double]
) throws -> (position: [Double], momentum: [Double]) {
  throw Unsolved()  // replace this line by your solution
}
