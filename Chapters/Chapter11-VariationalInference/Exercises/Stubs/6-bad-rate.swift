// Exercise 6: Find the fault: a bad learning rate. Mark it: swift run chapter11 exercises 6 (add --hint for a nudge)
//
// Below is a complete stochastic ascent of a bound, in the mean m of q and in log s. The slopes that it is given are
// right: each is the slope of the bound plus noise whose mean is zero. The ascent ends quietly, and five of the six tests
// that somebody thought of pass. It ends at the wrong place. (a) Name the test that exposes the fault. (b) Mend it.
//
// With the rate ρ_t in step t the search moves by ρ_t times the slope. To arrive from anywhere the rates must be able to
// sum up to any distance, Σ ρ_t = ∞; for the noise to die out, Σ ρ_t² must be finite, or at least ρ_t go to 0 (Robbins
// and Monro, 1951). A first rate of a tenth is a good one here.
//
// The marker runs the test that you name on the ascent as it stands below: it must find the fault. Then it runs yours, from
// starts at a distance of 3, on bounds of normal posteriors of width 0.7 to 1.4:
//
// - 1000 steps, noise of standard deviation 0.5: it must end within 0.5 of a posterior width of the best mean, and within
//   0.5 of the best log s;
// - 20,000 steps, noise 2: within 0.18, in the same units.
//
// The chapter's solution is eight standard deviations inside of that, and fails by chance fewer than once in 10,000
// markings; a rate that falls like one over the square root of t from a tenth on is four and a half inside.

import BayesNumerics
import Foundation

/// Which test exposes the fault of the ascent as it stands below?
///
/// All run 1000 steps with noise 0.5 on a bound whose top is known. Return one of
///
/// - "bound-rises": is the bound higher at the end than at the start?
/// - "last-changes": has m changed by less than 0.001 in each of the last hundred steps?
/// - "two-runs": do two runs from one start, with other noise, end within 0.3 of each other?
/// - "twice-the-steps": does a run of 2000 steps end within 0.1 of where it was after 1000?
/// - "start-at-top": begun at the top of the bound, does it end within 0.3 of it?
/// - "two-starts": do runs from 3 below and from 3 above the top end within 0.3 of each other?
func testThatExposesIt() throws -> String {
  throw Unsolved()  // replace this line by your answer
}

/// Two numbers: m and log s at the end, by the ascent that you mend.
///
/// - Parameters:
///   - mean, logScale: m and log s at the start.
///   - steps: How many steps are made.
///   - slopes: Noisy slopes of the bound in m and in log s, of m and log s.
func ascend(
  mean: Double, logScale: Double, steps: Int, slopes: (Double, Double) throws -> [Double]
) throws -> [Double] {
  var (m, logS) = (mean, logScale)
  for step in 1...steps {
    let rate = 0.1 / Double(step * step)
    let up = try slopes(m, logS)
    m += rate * up[0]
    logS += rate * up[1]
  }
  return [m, logS]
}
