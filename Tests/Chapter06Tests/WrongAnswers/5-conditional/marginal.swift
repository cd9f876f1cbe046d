// Sums the variable away: the marginal, not the conditional.
import BayesNumerics
import Foundation

func conditional(joint: [Double], shape: [Int], variable: Int, value: Int) throws -> [Double] {
  var stride = 1
  for size in shape[(variable + 1)...] { stride *= size }
  var rest = [Double](repeating: 0, count: joint.count / shape[variable])
  for (cell, probability) in joint.enumerated() {
    rest[cell / (stride * shape[variable]) * stride + cell % stride] += probability
  }
  return rest
}
