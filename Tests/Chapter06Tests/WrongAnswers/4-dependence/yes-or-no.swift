// Answers 1 for dependent and 0 for independent.
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
  for c in 0...1 where p(nil, nil, c) > 0 {
    let pc = p(nil, nil, c)
    if abs(p(1, 1, c) / pc - p(1, nil, c) / pc * p(nil, 1, c) / pc) > 1e-9 { return 1 }
  }
  return 0
}
