// Gives both groups the same number in each stratum, so that nothing turns round.
import BayesNumerics
import Foundation

func reversal(margin: Double) throws -> [Double] {
  let m = (margin * 1000).rounded(.up) + 1
  return [m, 1000 - m, 0, 1000, 1000, 0, 1000 - m, m]
}
