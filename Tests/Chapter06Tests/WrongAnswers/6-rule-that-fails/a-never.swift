// A never occurs.
import BayesNumerics
import Foundation

func ruleThatFails(likely: Double) throws -> [Double] {
  _ = likely
  return [0, 0, 0, 1, 0, 0, 0, 0]
}
