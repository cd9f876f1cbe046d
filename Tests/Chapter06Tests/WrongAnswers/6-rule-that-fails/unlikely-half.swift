// C is as probable as not with A.
import BayesNumerics
import Foundation

func ruleThatFails(likely: Double) throws -> [Double] {
  let e = (1 - likely) / 8
  return [0, 0, 0, 1 - 2 * e, 0, 0, e, e]
}
