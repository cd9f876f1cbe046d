// A mixture that is not extreme enough for large margins.
import BayesNumerics
import Foundation

func reversal(margin: Double) throws -> [Double] {
  let m = (margin * 1000).rounded(.up)
  return [9 * m, 9 * (1000 - m), 0, 100, 100, 0, 9 * (1000 - m), 9 * m]
}
