// Your file. Replace each `throw Unsolved()` by your solution, then mark it:
//
//   swift run chapter2 exercises        all of them, with their state
//   swift run chapter2 exercises 3      one of them; add --hint for a nudge
//
// All of BayesNumerics is at hand: Gamma(shape:rate:), where rate is 1 over the scale of other books,
// Poisson(mean:), NegativeBinomial(shape:successProbability:), regularizedIncompleteBeta, logGamma, and
// integrate(f, from: 0, to: .infinity).value for the area under f.

import BayesNumerics
import Foundation
import Marking
import Workbook

enum Exercises {
  /// 1. The mode [λ1, λ2] of the landscape, its summit, after `intervals` intervals with `events1` and `events2` events,
  /// under exponential priors with means `mean1` and `mean2`. A colleague's landscape has its axes swapped;
  /// yours must not be.
  static func summit(
    events1: Int, events2: Int, intervals: Int, mean1: Double, mean2: Double
  ) throws -> [Double] {
    throw Unsolved()  // TODO: your solution
  }

  /// 2. Which sensor is faster? P(λ1 > λ2) after `intervals` intervals with `events1` and `events2` events,
  /// under one exponential prior of this mean for both rates; to 0.000001.
  static func probabilityFirstIsFaster(
    events1: Int, events2: Int, intervals: Int, mean: Double
  ) throws -> Double {
    throw Unsolved()  // TODO: your solution
  }

  /// 3. The probability of `count` events in the next interval, after `events` events in `intervals`
  /// intervals, under an exponential prior of this mean.
  static func predictive(count: Int, events: Int, intervals: Int, mean: Double) throws -> Double {
    throw Unsolved()  // TODO: your solution
  }

  /// 4. The smallest number of points, both ends included, of an even grid from 0 to `end` whose spacing is
  /// at most one posterior standard deviation of the rate, after `events` events in `intervals` intervals
  /// under a flat prior without an end.
  static func pointsNeeded(events: Int, intervals: Int, end: Double) throws -> Int {
    throw Unsolved()  // TODO: your solution
  }

  /// 5. The logarithm of the Bayes factor of "both sensors have the same rate" against "each has its own",
  /// after `intervals` intervals with `events1` and `events2` events, when every rate has the prior
  /// Gamma(shape, rate), whose second argument is the rate parameter r, not the scale 1/r.
  static func logFactorOfEqualRates(
    events1: Int, events2: Int, intervals: Int, shape: Double, rate: Double
  ) throws -> Double {
    throw Unsolved()  // TODO: your solution
  }
}
