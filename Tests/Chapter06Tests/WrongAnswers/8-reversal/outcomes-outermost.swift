// Lists all successes first, then all failures.
import BayesNumerics
import Foundation

func reversal(margin: Double) throws -> [Double] {
  let m = ((margin + 1 / 3.0) / 2 * 3000).rounded()
  let successes = [100 * m, 0, 3, 100 * (3000 - m)]
  let failures = [100 * (3000 - m), 3, 0, 100 * m]
  return successes + failures
}
