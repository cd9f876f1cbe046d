// Takes a stretch of neighbouring cells, as for the first variable.
import BayesNumerics
import Foundation

func conditional(joint: [Double], shape: [Int], variable: Int, value: Int) throws -> [Double] {
  let length = joint.count / shape[variable]
  let part = joint[(value * length)..<((value + 1) * length)]
  let sum = part.reduce(0, +)
  return sum > 0 ? part.map { $0 / sum } : []
}
