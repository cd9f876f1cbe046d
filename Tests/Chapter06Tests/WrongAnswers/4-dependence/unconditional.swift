// Sums c away first.
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
  for a in 0...1 {
    for b in 0...1 {
      largest = max(largest, abs(p(a, b, nil) - p(a, nil, nil) * p(nil, b, nil)))
    }
  }
  return largest
}
