// Leaves the cells that were struck out as zeros in the table.
import BayesNumerics
import Foundation

func conditional(joint: [Double], shape: [Int], variable: Int, value: Int) throws -> [Double] {
  var stride = 1
  for size in shape[(variable + 1)...] { stride *= size }
  let kept = joint.indices.filter { $0 / stride % shape[variable] == value }
  let sum = kept.reduce(0.0) { $0 + joint[$1] }
  return sum > 0
    ? joint.indices.map { $0 / stride % shape[variable] == value ? joint[$0] / sum : 0 } : []
}
