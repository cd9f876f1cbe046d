// Divides by one where the event is impossible.
import BayesNumerics
import Foundation

func conditional(joint: [Double], shape: [Int], variable: Int, value: Int) throws -> [Double] {
  var stride = 1
  for size in shape[(variable + 1)...] { stride *= size }
  let kept = joint.indices.filter { $0 / stride % shape[variable] == value }.map { joint[$0] }
  let sum = kept.reduce(0, +)
  return kept.map { $0 / (sum == 0 ? 1 : sum) }
}
