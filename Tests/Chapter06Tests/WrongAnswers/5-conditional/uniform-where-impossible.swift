// Gives equal probabilities where the event cannot happen.
import BayesNumerics
import Foundation

func conditional(joint: [Double], shape: [Int], variable: Int, value: Int) throws -> [Double] {
  var stride = 1
  for size in shape[(variable + 1)...] { stride *= size }
  let kept = joint.indices.filter { $0 / stride % shape[variable] == value }
  let sum = kept.reduce(0.0) { $0 + joint[$1] }
  return kept.map { sum > 0 ? joint[$0] / sum : 1 / Double(kept.count) }
}
