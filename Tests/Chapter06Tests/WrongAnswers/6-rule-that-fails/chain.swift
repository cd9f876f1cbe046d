// A chain, in which C hangs on B alone: the rule holds.
import BayesNumerics
import Foundation

func ruleThatFails(likely: Double) throws -> [Double] {
  let t = likely
  func p(_ a: Int, _ b: Int, _ c: Int) -> Double {
    0.5 * (a == b ? t : 1 - t) * (b == c ? t : 1 - t)
  }
  return [
    p(0, 0, 0), p(0, 0, 1), p(0, 1, 0), p(0, 1, 1), p(1, 0, 0), p(1, 0, 1), p(1, 1, 0), p(1, 1, 1),
  ]
}
