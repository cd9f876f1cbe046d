// B mostly comes with A, where A should mostly bring B.
import BayesNumerics
import Foundation

func ruleThatFails(likely: Double) throws -> [Double] {
  let e = (1 - likely) / 4
  // P(A | B) and P(B | C) are large, P(B | A) is not
  return [0.4 - e, 0, 0, 0, 0.6 - e, 0, e, e]
}
