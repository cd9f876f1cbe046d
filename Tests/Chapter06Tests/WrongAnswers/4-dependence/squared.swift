// Takes squares in place of sizes.
import BayesNumerics
import Foundation

func dependence(joint: [[[Double]]]) throws -> Double {
  func p(_ a: Int?, _ b: Int?, _ c: Int?) -> Double {
    var sum = 0.0
    for i in 0...1 where a == nil || a == i {
      for j in 0...1 where b == nil || b == j {
        for k in 0...1 where c == nil || c == k { sum += joint[i][j][k] }
      }
    }
    return sum
  }
  var largest = 0.0
  for c in 0...1 where p(nil, nil, c) > 0 {
    let pc = p(nil, nil, c)
    let d = p(1, 1, c) / pc - p(1, nil, c) / pc * p(nil, 1, c) / pc
    largest = max(largest, d * d)
  }
  return largest
}
