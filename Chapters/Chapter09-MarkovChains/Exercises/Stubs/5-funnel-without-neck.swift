// Exercise 5: A funnel without a neck. Mark it: swift run chapter9 exercises 5 (add --hint for a nudge)
//
// Groups of measurements often have this posterior. The log variance v of the groups is unknown, each group has a mean
// θ_i around 0, and each mean was measured once, with noise:
//
//     v ~ N(m, k²),        θ_i ~ N(0, e^v),        y_i ~ N(θ_i, σ²).
//
// (N(mean, variance).) In the coordinates (v, θ) it has a narrow neck where v is small, and trajectories break there
// (section "What does a sampler miss in a narrow neck, and how does it say so?"). So the sampler is given other
// coordinates, independent and standard normal before anything is measured:
//
//     v = m + k z_0,        θ_i = e^(v/2) z_i.
//
// Write the log density of z = (z_0, z_1, ..., z_d) given y that the sampler needs: that of (v, θ) given y, at the v and θ
// that belong to z, with the change of variables taken into account. Keep all constants, so that exp of it is
// p(z) p(y | z), which integrates to p(y). Nine digits are asked for, also where e^v is as small as 10⁻⁴⁰.

import BayesNumerics
import Foundation

/// The log density of z and y together, log p(z) + log p(y | z), with all constants.
///
/// - Parameters:
///   - z: z_0 and then one number for each group.
///   - measured: y, one for each group.
///   - noise: σ, the standard deviation of the noise.
///   - mean: m
///   - deviation: k, the standard deviation of v.
func logDensityOfZ(
  z: [Double], measured: [Double], noise: Double, mean: Double, deviation: Double
) throws -> Double {
  throw Unsolved()  // replace this line by your solution
}
