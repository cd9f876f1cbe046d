// Has a negative count.
import BayesNumerics
import Foundation

func reversal(margin: Double) throws -> [Double] {
  [81, -6, 234, 36, 192, 71, 55, 25]
}
