import BayesNumerics

/// The root and the inverse of a covariance that is positive definite by its making, perhaps only
/// just.
///
/// A pivot that rounding has lost counts as 1e-16 of the smallest variance, so that a prior or a chain
/// far out gives numbers and never stops the program.
struct CovarianceRoot {
  /// L, A = L L'.
  let lower: Matrix
  /// A⁻¹, symmetric.
  let inverse: Matrix

  /// Precondition: a positive diagonal. Only the lower triangle is read.
  init(_ matrix: Matrix) {
    let size = matrix.rows
    let smallest = (0..<size).map { matrix[$0, $0] }.min() ?? 1
    precondition(smallest > 0, "A covariance has positive variances, not \(smallest).")
    var entries = matrix.elements
    var solved = Matrix.identity(size).elements
    entries.withUnsafeMutableBufferPointer { entries in
      solved.withUnsafeMutableBufferPointer { solved in
        guard let base = entries.baseAddress, let columns = solved.baseAddress else { return }
        let factor = SmallFactor(
          factoring: base, size: size, stride: size,
          floor: max(1e-16 * smallest, .leastNormalMagnitude))
        for column in 0..<size {
          factor.solveForward(columns + column * size)
          factor.solveBackward(columns + column * size)
        }
      }
    }
    var lower = Matrix(rows: size, columns: size)
    var inverse = lower
    for j in 0..<size {
      for i in j..<size {
        lower[i, j] = i == j ? 1 / entries[i + j * size] : entries[i + j * size]
        inverse[i, j] = solved[i + j * size]
        inverse[j, i] = solved[i + j * size]
      }
    }
    self.lower = lower
    self.inverse = inverse
  }
}
