// Lists the groups outermost.
import BayesNumerics
import Foundation

func reversal(margin: Double) throws -> [Double] {
  let m = ((margin + 1 / 3.0) / 2 * 3000).rounded()
  let (hard1, easy1, hard2, easy2) = (
    [100 * m, 100 * (3000 - m)], [3.0, 0], [0.0, 3], [100 * (3000 - m), 100 * m]
  )
  return hard1 + easy1 + hard2 + easy2
}
