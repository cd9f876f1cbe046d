// The power of the fair coin underflows.
import BayesNumerics
import Foundation

func logEvidence(heads: Int, flips: Int, a: Double, b: Double, fairPrior: Double) throws -> Double {
  let (k, n) = (Double(heads), Double(flips))
  let biased = logBeta(a + k, b + n - k) - logBeta(a, b)
  return logSumExp([log(fairPrior * pow(0.5, n)), log(1 - fairPrior) + biased])
}
