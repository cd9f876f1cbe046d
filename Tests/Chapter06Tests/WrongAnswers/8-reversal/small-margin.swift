// A reversal, but by less than the margin.
import BayesNumerics
import Foundation

func reversal(margin: Double) throws -> [Double] {
  _ = margin
  return [81, 6, 234, 36, 192, 71, 55, 25]
}
