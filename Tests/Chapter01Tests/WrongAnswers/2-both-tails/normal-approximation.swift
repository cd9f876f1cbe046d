// Replaces the binomial distribution by a normal one.
import BayesNumerics
import Foundation

func twoSidedTail(heads: Int, flips: Int) throws -> Double {
  let half = Double(flips) / 2
  return erfc(abs(Double(heads) - half) / (half / 2).squareRoot() / 2.0.squareRoot())
}
