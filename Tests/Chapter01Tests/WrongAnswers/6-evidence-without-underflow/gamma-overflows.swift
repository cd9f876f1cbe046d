// Takes the gamma function itself, which overflows.
import BayesNumerics
import Foundation

func logEvidence(heads: Int, flips: Int, a: Double, b: Double, fairPrior: Double) throws -> Double {
  let (k, m) = (Double(heads), Double(flips - heads))
  func beta(_ a: Double, _ b: Double) -> Double { tgamma(a) * tgamma(b) / tgamma(a + b) }
  let other = beta(a + k, b + m) / beta(a, b)
  return log(fairPrior * pow(0.5, k + m) + (1 - fairPrior) * other)
}
