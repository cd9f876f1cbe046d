// Compares the diagonals of the table.
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
    largest = max(largest, abs(p(1, 1, c) * p(0, 0, c) - p(1, 0, c) * p(0, 1, c)) / pc)
  }
  return largest
}
