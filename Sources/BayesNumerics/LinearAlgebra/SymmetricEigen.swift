/// A symmetric matrix as stretches along directions at right angles, A = V diag(λ) Vᵀ.
///
/// Where A holds the second derivatives of a function, λ says how much it bends along each direction: a minimum has no
/// negative one.
public struct SymmetricEigen: Sendable {
  /// λ, the smallest first.
  public let values: [Double]
  /// V, size × size: the direction of each value is a column of length 1, whose sign means nothing.
  public let vectors: Matrix

  /// Finds them from the lower triangle.
  ///
  /// Precondition: square. Error: each value within about size × ulp of the largest in size. Values are NaN where an
  /// element is not a finite number. Source: LAPACK dsyev.
  public init(_ matrix: Matrix) {
    precondition(
      matrix.rows == matrix.columns,
      "Eigenvalues need a square matrix, not \(matrix.rows) x \(matrix.columns).")
    guard matrix.elements.allSatisfy(\.isFinite) else {
      values = [Double](repeating: .nan, count: matrix.rows)
      vectors = Matrix(
        rows: matrix.rows, columns: matrix.rows,
        elements: matrix.elements.map { _ in .nan })
      return
    }
    let found = BLAS.syev(matrix)
    values = found.info == 0 ? found.values : found.values.map { _ in .nan }
    vectors = found.vectors
  }
}
