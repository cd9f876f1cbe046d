import BayesNumerics
import Foundation

func dependence(joint: [[[Double]]]) throws -> Double {
  var largest = 0.0
  for c in 0...1 {
    var seen = 0.0
    for a in 0...1 { for b in 0...1 { seen += joint[a][b][c] } }
    guard seen > 0 else { continue }

    // What is left once c is known, and its margins
    let left = (0...1).map { a in (0...1).map { b in joint[a][b][c] / seen } }
    let ofA = (0...1).map { left[$0][0] + left[$0][1] }
    let ofB = (0...1).map { left[0][$0] + left[1][$0] }
    for a in 0...1 {
      for b in 0...1 { largest = max(largest, abs(left[a][b] - ofA[a] * ofB[b])) }
    }
  }
  return largest
}
