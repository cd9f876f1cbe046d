// Gives counts that do not sum to 1.
import BayesNumerics
import Foundation

func ruleThatFails(likely: Double) throws -> [Double] {
  let many = (4 / (1 - likely)).rounded(.up)
  return [0, 0, 0, many - 1, 0, 0, 1, 0]
}
