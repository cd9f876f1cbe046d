// Lists the others with the first changing fastest.
import BayesNumerics
import Foundation

func conditional(joint: [Double], shape: [Int], variable: Int, value: Int) throws -> [Double] {
  let others = shape.indices.filter { $0 != variable }
  var stride = [Int](repeating: 1, count: shape.count)
  for place in shape.indices.dropLast().reversed() {
    stride[place] = stride[place + 1] * shape[place + 1]
  }
  var cells = [value * stride[variable]]
  for other in others.reversed() {
    cells = cells.flatMap { cell in (0..<shape[other]).map { cell + $0 * stride[other] } }
  }
  let sum = cells.reduce(0.0) { $0 + joint[$1] }
  return sum > 0 ? cells.map { joint[$0] / sum } : []
}
