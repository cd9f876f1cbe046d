// Counts orders in whole numbers, which overflow.
import BayesNumerics
import Foundation

func twoSidedTail(heads: Int, flips: Int) throws -> Double {
  var tail = 0.0
  for k in max(heads, flips - heads)...flips {
    var orders = 1
    for j in 0..<(flips - k) { orders = orders * (flips - j) / (j + 1) }
    tail += Double(orders) * pow(0.5, Double(flips))
  }
  return min(1, 2 * tail)
}
