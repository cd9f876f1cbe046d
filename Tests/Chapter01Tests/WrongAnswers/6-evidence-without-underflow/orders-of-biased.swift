// Counts the orders of the biased coin only.
import BayesNumerics
import Foundation

func logEvidence(heads: Int, flips: Int, a: Double, b: Double, fairPrior: Double) throws -> Double {
  let (k, n) = (Double(heads), Double(flips))
  let biased =
    logBinomialCoefficient(flips, heads) + logBeta(a + k, b + n - k) - logBeta(a, b)
  return logSumExp([log(fairPrior) - n * log(2), log(1 - fairPrior) + biased])
}
