// Counts the variables from the last.
import BayesNumerics
import Foundation

func conditional(joint: [Double], shape: [Int], variable: Int, value: Int) throws -> [Double] {
  let variable = shape.count - 1 - variable
  var stride = 1
  for size in shape[(variable + 1)...] { stride *= size }
  let kept = joint.indices.filter { $0 / stride % shape[variable] == value }
  let sum = kept.reduce(0.0) { $0 + joint[$1] }
  return sum > 0 ? kept.map { joint[$0] / sum } : []
}
