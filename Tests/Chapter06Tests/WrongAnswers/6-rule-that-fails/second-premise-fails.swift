// C hardly ever comes with B.
import BayesNumerics
import Foundation

func ruleThatFails(likely: Double) throws -> [Double] {
  let e = (1 - likely) / 4
  return [0, 0.5, 0.5 - e, 0, 0, 0, e, 0]
}
