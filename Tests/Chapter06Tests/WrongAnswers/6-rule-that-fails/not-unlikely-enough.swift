// C is less probable with A than without, but not unlikely.
import BayesNumerics
import Foundation

func ruleThatFails(likely: Double) throws -> [Double] {
  let t = likely
  let e = (1 - t) / 8
  return [0, 0, e, 1 - 3 * e, 0, 0, e, e]
}
