// One table for every likely.
import BayesNumerics
import Foundation

func ruleThatFails(likely: Double) throws -> [Double] {
  [0, 0, 0.1, 0.7, 0.01, 0, 0.15, 0.04]
}
