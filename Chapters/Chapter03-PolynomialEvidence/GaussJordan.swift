import BayesNumerics

/// The explicit inverse of a square matrix by elimination, the textbook way: shown for the digits that it
/// costs, and as a second route where there are few weights.
enum GaussJordan {
  /// The inverse and the determinant, with row exchanges.
  static func inverse(of matrix: Matrix) -> (inverse: Matrix, determinant: Double) {
    let n = matrix.rows
    var left = matrix
    var right = Matrix.identity(n)
    var determinant = 1.0
    for column in 0..<n {
      // The largest element below becomes the pivot
      let pivot = (column..<n).max { abs(left[$0, column]) < abs(left[$1, column]) } ?? column
      if pivot != column {
        for j in 0..<n {
          (left[pivot, j], left[column, j]) = (left[column, j], left[pivot, j])
          (right[pivot, j], right[column, j]) = (right[column, j], right[pivot, j])
        }
        determinant = -determinant
      }
      let scale = left[column, column]
      determinant *= scale
      for j in 0..<n {
        left[column, j] /= scale
        right[column, j] /= scale
      }
      for row in 0..<n where row != column {
        let factor = left[row, column]
        for j in 0..<n {
          left[row, j] -= factor * left[column, j]
          right[row, j] -= factor * right[column, j]
        }
      }
    }
    return (right, determinant)
  }
}
