// Takes the ratio of the two sides minus one.
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
    for a in 0...1 {
      for b in 0...1 {
        let product = p(a, nil, c) * p(nil, b, c)
        if product > 0 { largest = max(largest, abs(p(a, b, c) * p(nil, nil, c) / product - 1)) }
      }
    }
  }
  return largest
}
