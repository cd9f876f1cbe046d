// Counts the orders of the fair coin only.
import BayesNumerics
import Foundation

func logEvidence(heads: Int, flips: Int, a: Double, b: Double, fairPrior: Double) throws -> Double {
  let (k, n) = (Double(heads), Double(flips))
  let fair = Binomial(trials: flips, probability: 0.5).logDensity(heads)
  let biased = logBeta(a + k, b + n - k) - logBeta(a, b)
  return logSumExp([log(fairPrior) + fair, log(1 - fairPrior) + biased])
}
