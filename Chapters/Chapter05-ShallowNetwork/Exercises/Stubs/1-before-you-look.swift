// Exercise 1, a prediction. Mark it: swift run chapter5 exercises 1
// Best done before you read past the model and its prior; nothing is right or wrong here.

import Foundation

/// Eight intervals, each of which holds its number with 80 % probability, in your opinion.
///
/// The points are made like those of the chapter's rotation curve: 70 points between x = -2 and 2, a velocity that
/// rises from about 25 to 350 km/s, noise of standard deviation 20 km/s. But the noise is drawn anew, so that no number
/// of the page is the answer. "Band" is from the 5 % to the 95 % quantile, and the prior is the chapter's.
///
/// 1. How many times as wide is the prior's band of f(0) for 12 hidden units as for one?
/// 2. How wide is it for one hidden unit, in standard deviations of y?
/// 3. The posterior mean of σ for three hidden units, in km/s (as all below).
/// 4. The width of the posterior's band of f(0).
/// 5. The same for f(2), where the points end.
/// 6. The same for f(3), beyond the points.
/// 7. The width of the band of a new measurement at x = 0.
/// 8. The share of proposals, between 0 and 1, that are accepted when the prior ratio is left out of the acceptance
///    (E5). The steps are tuned so that the right sampler accepts about 0.3.
func intervals() throws -> [ClosedRange<Double>] {
  throw Unsolved()  // replace this line by [1...2, 3...4, ...], eight intervals in this order
}
