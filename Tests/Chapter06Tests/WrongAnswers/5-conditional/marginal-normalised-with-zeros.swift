// Marginal of the others where the event is impossible.
import BayesNumerics
import Foundation

func conditional(joint: [Double], shape: [Int], variable: Int, value: Int) throws -> [Double] {
  var stride = 1
  for size in shape[(variable + 1)...] { stride *= size }
  let kept = joint.indices.filter { $0 / stride % shape[variable] == value }.map { joint[$0] }
  let sum = kept.reduce(0, +)
  if sum > 0 { return kept.map { $0 / sum } }
  var rest = [Double](repeating: 0, count: joint.count / shape[variable])
  for (cell, probability) in joint.enumerated() {
    rest[cell / (stride * shape[variable]) * stride + cell % stride] += probability
  }
  return rest
}
