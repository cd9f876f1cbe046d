// Swaps the groups.
import BayesNumerics
import Foundation

func reversal(margin: Double) throws -> [Double] {
  let m = ((margin + 1 / 3.0) / 2 * 3000).rounded()
  return [0, 3, 100 * m, 100 * (3000 - m), 100 * (3000 - m), 100 * m, 3, 0]
}
