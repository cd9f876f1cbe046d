// Adds the probabilities themselves, which underflow.
import BayesNumerics
import Foundation

func logEvidence(heads: Int, flips: Int, a: Double, b: Double, fairPrior: Double) throws -> Double {
  let fair = -Double(flips) * log(2)
  let other = logBeta(a + Double(heads), b + Double(flips - heads)) - logBeta(a, b)
  return log(fairPrior * exp(fair) + (1 - fairPrior) * exp(other))
}
