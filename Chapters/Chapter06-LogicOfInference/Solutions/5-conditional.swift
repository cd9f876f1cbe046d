import BayesNumerics
import Foundation

func conditional(joint: [Double], shape: [Int], variable: Int, value: Int) throws -> [Double] {
  // Neighbouring values of the variable are as far apart as all later variables have combinations
  let stride = shape[(variable + 1)...].reduce(1, *)
  let kept = joint.indices.filter { $0 / stride % shape[variable] == value }.map { joint[$0] }
  let seen = kept.reduce(0, +)
  return seen > 0 ? kept.map { $0 / seen } : []
}
