// Lists those who failed first.
import BayesNumerics
import Foundation

func reversal(margin: Double) throws -> [Double] {
  // Group 1: m of 1 in the hard stratum, all in the easy one; group 2: none, 1 - m
  let m = ((margin + 1 / 3.0) / 2 * 3000).rounded()
  return [100 * (3000 - m), 100 * m, 3, 0, 0, 3, 100 * m, 100 * (3000 - m)]
}
