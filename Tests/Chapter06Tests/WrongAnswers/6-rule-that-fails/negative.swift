// Uses a negative probability.
import BayesNumerics
import Foundation

func ruleThatFails(likely: Double) throws -> [Double] {
  let e = (1 - likely) / 4
  return [-e, e, 0, 1 - e, 0, 0, e, 0]
}
