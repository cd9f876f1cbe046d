// Forgets to divide by B(a, b).
import BayesNumerics
import Foundation

func logEvidence(heads: Int, flips: Int, a: Double, b: Double, fairPrior: Double) throws -> Double {
  let fair = -Double(flips) * log(2)
  let other = logBeta(a + Double(heads), b + Double(flips - heads))
  return logSumExp(log(fairPrior) + fair, log(1 - fairPrior) + other)
}
