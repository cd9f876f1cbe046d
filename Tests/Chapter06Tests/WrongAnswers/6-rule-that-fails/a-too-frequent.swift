// A is as frequent as not, so that P(C | B) is too small.
import BayesNumerics
import Foundation

func ruleThatFails(likely: Double) throws -> [Double] {
  [0.2, 0, 0, 0.3, 0, 0, 0.5, 0].map { $0 + 0 * likely }
}
