// Lists the cells with A changing fastest.
import BayesNumerics
import Foundation

func ruleThatFails(likely: Double) throws -> [Double] {
  let e = (1 - likely) / 4
  // A and B, not C: e; B and C without A: 1 - e
  return [0, 0, 0, e, 0, 0, 1 - e, 0]
}
