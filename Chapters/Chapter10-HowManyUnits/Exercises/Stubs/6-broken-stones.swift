// Exercise 6: Find the fault: broken stepping stones. Mark it: swift run chapter10 exercises 6 (add --hint for a nudge)
//
// Below is an estimate of a log evidence by stepping stones: from draws at the temperatures t_0 = 0 (the prior), t_1, ...,
// t_K = 1 (the posterior), that is, of the densities p(θ) p(D | θ)^t. It has been tested, and five of the six tests that
// somebody thought of pass. It is wrong. (a) Name the test that exposes the fault. (b) Mend it.
//
// With u the temperature after t, log Z = Σ log E_t[L^(u - t)], where L = p(D | θ) and E_t is the mean over draws at t
// (section "How else can we find the evidence of a model?").

import BayesNumerics
import Foundation

/// Which test exposes the fault of the function as it stands below?
///
/// All but the first use twenty points y ~ N(θ, 1) with the prior θ ~ N(0, 1), where the draws at every temperature can be
/// made exactly and log Z is known. Return one of
///
/// - "flat-likelihood": log L = -7 wherever θ is, ten temperatures; is log Z = -7?
/// - "scaled-likelihood": every L is multiplied by e^50; does log Z rise by 50?
/// - "shuffled-draws": the draws of each temperature are put into another order; is log Z the same?
/// - "run-twice": 10 temperatures, 5000 draws at each; do two runs with other random numbers agree within 0.2?
/// - "many-temperatures": 2000 temperatures, 100 draws at each; is log Z within 0.2 of the known one?
/// - "few-temperatures": 5 temperatures, 20,000 draws at each; is log Z within 0.2 of the known one?
///
/// The marker runs the test that you name on the function as it stands below: it must fail.
func testThatExposesIt() throws -> String {
  throw Unsolved()  // replace this line by your answer
}

/// log Z, by stepping stones: the function that you mend.
///
/// It is compared with the right one on temperatures and draws of many kinds, to nine digits. Log likelihoods of thousands
/// of points can be as low as -5000 or as high as 2000. logSumExp(_:) is at hand: log Σ exp(x), without overflow.
///
/// - Parameters:
///   - temperatures: t_0 = 0 < t_1 < ... < t_K = 1.
///   - logLikelihoods: For each temperature log p(D | θ) of its draws; the same number of draws at each.
func steppingStones(temperatures: [Double], logLikelihoods: [[Double]]) throws -> Double {
  var logEvidence = 0.0
  for k in 1..<temperatures.count {
    // From the temperature before to this one, by the draws of the one before
    let rise = temperatures[k] - temperatures[k - 1]
    let logPowers = logLikelihoods[k - 1].map { rise * $0 }
    logEvidence += logPowers.reduce(0, +) / Double(logPowers.count)
  }
  return logEvidence
}
