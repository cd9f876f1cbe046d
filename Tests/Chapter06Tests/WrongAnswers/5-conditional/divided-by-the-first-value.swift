// Divides by the probability of the first value, whatever was seen.
import BayesNumerics
import Foundation

func conditional(joint: [Double], shape: [Int], variable: Int, value: Int) throws -> [Double] {
  var stride = 1
  for size in shape[(variable + 1)...] { stride *= size }
  func cells(_ value: Int) -> [Double] {
    joint.indices.filter { $0 / stride % shape[variable] == value }.map { joint[$0] }
  }
  let first = cells(0).reduce(0, +)
  return cells(value).reduce(0, +) > 0 ? cells(value).map { $0 / first } : []
}
