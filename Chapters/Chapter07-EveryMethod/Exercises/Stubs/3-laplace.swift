// Exercise 3: Laplace on the wrong side. Mark it: swift run chapter7 exercises 3 (add --hint for a nudge)
//
// One datum y = sin θ + noise, the noise normal with variance σ², the prior of θ normal with mean 0 and variance τ². The
// posterior has a peak between -π/2 and 0 and one between 3 and 3π/2, and a climb ends on one of them. Between `lower` and
// `upper` lies one of the two, and the slope of the log posterior decreases throughout this interval. Give
//
// - its mode;
// - the standard deviation of the normal distribution with the same curvature, 1/√(-d²/dθ² log p) at the mode;
// - the log of the area of that bell, with the height that prior times likelihood has at the mode, all constants
//   included: Laplace's estimate of this peak's share of the evidence.
//
// Six digits are asked for. Then compare the areas of both peaks for y = -2, σ² = 0.8, τ² = 4: what would you believe of the
// second peak, had you climbed the first alone, and what of the first, had you climbed the second?

import BayesNumerics
import Foundation

/// Three numbers: mode, standard deviation, log area.
///
/// - Parameters:
///   - y: The datum, from -3 to -1.2.
///   - noise: σ², from 0.3 to 1.
///   - priorVariance: τ², from 3.5 to 6.
///   - lower, upper: Where the peak lies between.
func laplacePeak(
  y: Double, noise: Double, priorVariance: Double, lower: Double, upper: Double
) throws -> [Double] {
  throw Unsolved()  // replace this line by your solution
}
