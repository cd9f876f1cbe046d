// Divides by the largest cell that is left.
import BayesNumerics
import Foundation

func conditional(joint: [Double], shape: [Int], variable: Int, value: Int) throws -> [Double] {
  var stride = 1
  for size in shape[(variable + 1)...] { stride *= size }
  let kept = joint.indices.filter { $0 / stride % shape[variable] == value }
  let sum = kept.reduce(0.0) { $0 + joint[$1] }
  let most = kept.map { joint[$0] }.max() ?? 0
  return most > 0 && sum > 0 ? kept.map { joint[$0] / most } : []
}
