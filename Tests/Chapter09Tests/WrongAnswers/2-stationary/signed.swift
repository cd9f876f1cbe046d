// The difference itself, without its size
import BayesNumerics
import Foundation

func stationary(transitions: [[Double]]) throws -> [Double] {
  let p = transitions
  let count = p.count

  // Σᵢ π_i (P_ij - δ_ij) = 0 for each j; one of these equations follows from the others and makes room for Σ π = 1
  var rows: [[Double]] = []
  for j in 0..<count {
    var row: [Double] = p.map { $0[j] }
    row[j] -= 1
    rows.append(row + [0])
  }
  rows[count - 1] = [Double](repeating: 1, count: count + 1)

  // Gauss and Jordan: the largest number of each column makes zeros of the others
  for column in 0..<count {
    let pivot =
      (column..<count).max { abs(rows[$0][column]) < abs(rows[$1][column]) } ?? column
    rows.swapAt(column, pivot)
    for row in 0..<count where row != column {
      let factor = rows[row][column] / rows[column][column]
      for k in column...count { rows[row][k] -= factor * rows[column][k] }
    }
  }
  let pi = (0..<count).map { rows[$0][count] / rows[$0][$0] }

  var imbalance = 0.0
  for i in 0..<count {
    for j in 0..<count {
      if i < j { imbalance = max(imbalance, pi[i] * p[i][j] - pi[j] * p[j][i]) }
    }
  }
  return pi + [imbalance]
}
