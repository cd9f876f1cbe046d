import BayesNumerics
import Foundation

func logEvidence(heads: Int, flips: Int, a: Double, b: Double, fairPrior: Double) throws -> Double {
  let (k, n) = (Double(heads), Double(flips))
  let ifFair = -n * log(2)
  let ifBiased = logBeta(a + k, b + n - k) - logBeta(a, b)
  return logSumExp([log(fairPrior) + ifFair, log(1 - fairPrior) + ifBiased])
}
