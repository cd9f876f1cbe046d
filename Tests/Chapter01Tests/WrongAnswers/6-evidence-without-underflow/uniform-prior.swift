// A uniform prior in place of Beta(a, b).
import BayesNumerics
import Foundation

func logEvidence(heads: Int, flips: Int, a: Double, b: Double, fairPrior: Double) throws -> Double {
  let (k, n) = (Double(heads), Double(flips))
  let biased = logBeta(1 + k, 1 + n - k)
  return logSumExp([log(fairPrior) - n * log(2), log(1 - fairPrior) + biased])
}
