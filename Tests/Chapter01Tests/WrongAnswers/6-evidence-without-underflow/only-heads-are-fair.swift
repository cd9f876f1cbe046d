// Counts the heads only in the fair coin.
import BayesNumerics
import Foundation

func logEvidence(heads: Int, flips: Int, a: Double, b: Double, fairPrior: Double) throws -> Double {
  let fair = -Double(heads) * log(2)
  let other = logBeta(a + Double(heads), b + Double(flips - heads)) - logBeta(a, b)
  return logSumExp(log(fairPrior) + fair, log(1 - fairPrior) + other)
}
