// Counts that are not whole.
import BayesNumerics
import Foundation

func reversal(margin: Double) throws -> [Double] {
  let m = (margin + 1 / 3.0) / 2 * 1000 + 0.25
  return [1000 * m, 1000 * (1000 - m), 0, 1, 1, 0, 1000 * (1000 - m), 1000 * m]
}
