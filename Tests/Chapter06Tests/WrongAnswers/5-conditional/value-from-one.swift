// Counts the values from one.
import BayesNumerics
import Foundation

func conditional(joint: [Double], shape: [Int], variable: Int, value: Int) throws -> [Double] {
  var stride = 1
  for size in shape[(variable + 1)...] { stride *= size }
  let value = (value + shape[variable] - 1) % shape[variable]
  let kept = joint.indices.filter { $0 / stride % shape[variable] == value }
  let sum = kept.reduce(0.0) { $0 + joint[$1] }
  return sum > 0 ? kept.map { joint[$0] / sum } : []
}
