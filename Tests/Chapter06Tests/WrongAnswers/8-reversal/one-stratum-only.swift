// Turns round in one stratum only.
import BayesNumerics
import Foundation

func reversal(margin: Double) throws -> [Double] {
  let m = (margin * 1000).rounded(.up)
  return [m, 1000 - m, 1, 999, 1, 999, 1000 - m, m]
}
