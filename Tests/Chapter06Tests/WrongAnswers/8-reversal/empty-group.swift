// Has a stratum that one group is not in.
import BayesNumerics
import Foundation

func reversal(margin: Double) throws -> [Double] {
  let m = (margin * 1000).rounded(.up)
  return [m, 1000 - m, 0, 0, 0, 0, 1000 - m, m]
}
