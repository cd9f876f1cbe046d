// Lists conditional probabilities, not joint ones.
import BayesNumerics
import Foundation

func ruleThatFails(likely: Double) throws -> [Double] {
  [likely, 1 - likely, likely, 1 - likely, likely, 1 - likely, likely, 1 - likely]
}
