// In percent.
import BayesNumerics
import Foundation

func ruleThatFails(likely: Double) throws -> [Double] {
  let rare = 100 * (1 - likely)
  return [0, 0, 0, 100 - rare, 0, 0, rare, 0]
}
