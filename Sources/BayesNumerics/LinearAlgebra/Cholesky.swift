import RealModule

/// The square root of a covariance, A = L Lᵀ with L a lower triangle.
///
/// It solves A x = b and gives log det A without an inverse; its existence proves that A is
/// positive definite.
public struct Cholesky: Sendable {
  /// L, size × size, zeros above the diagonal.
  public let lower: Matrix

  /// Why a matrix has no Cholesky factor.
  public enum Failure: Error, Equatable, CustomStringConvertible {
    /// The leading block of that size, counted from 1, has no positive determinant.
    case notPositiveDefinite(leadingBlock: Int)
    /// Some element is NaN or infinite.
    case notFinite

    public var description: String {
      switch self {
      case .notPositiveDefinite(let block):
        "The matrix is not positive definite: its leading \(block) x \(block) block is not. "
          + "Are two variables copies of each other? Add a small positive number to the diagonal, or drop one."
      case .notFinite:
        "The matrix has an element that is not a finite number; look at what it was computed from."
      }
    }
  }

  /// Factors a symmetric matrix, of which only the lower triangle is read.
  ///
  /// Precondition: square. Error: L Lᵀ differs from A by at most (size + 1) ulp of A's diagonal
  /// (Higham 2002, theorem 10.3). Source: LAPACK dpotrf.
  public init(_ matrix: Matrix) throws(Failure) {
    precondition(
      matrix.rows == matrix.columns,
      "A Cholesky factor needs a square matrix, not \(matrix.rows) x \(matrix.columns).")
    guard matrix.elements.allSatisfy(\.isFinite) else { throw .notFinite }
    let (factor, failedMinor) = BLAS.potrf(matrix)
    guard failedMinor == 0 else { throw .notPositiveDefinite(leadingBlock: failedMinor) }
    lower = factor
  }

  /// Number of rows and of columns.
  public var size: Int { lower.rows }

  /// log det A = 2 Σ log Lᵢᵢ
  public var logDeterminant: Double {
    (0..<size).reduce(0) { $0 + 2 * .log(lower[$1, $1]) }
  }

  /// The x with A x = b. Precondition: b has `size` elements. Error: relative, size × ulp ×
  /// condition of A.
  public func solve(_ b: [Double]) -> [Double] {
    precondition(b.count == size, "The system has \(size) equations, the right side \(b.count).")
    return solve(Matrix(rows: b.count, columns: 1, elements: b)).elements
  }

  /// The X with A X = B, column by column. Precondition: B has `size` rows.
  public func solve(_ b: Matrix) -> Matrix {
    precondition(
      b.rows == size,
      "The system is \(size) x \(size), the right side \(b.rows) x \(b.columns).")
    return BLAS.solveTriangle(
      lower, transposed: true, BLAS.solveTriangle(lower, transposed: false, b))
  }

  /// L⁻¹ b: what makes correlated numbers independent; its squared length is the Mahalanobis
  /// distance bᵀ A⁻¹ b.
  public func whiten(_ b: [Double]) -> [Double] {
    precondition(b.count == size, "The factor is \(size) x \(size), the vector has \(b.count).")
    return BLAS.solveTriangle(
      lower, transposed: false, Matrix(rows: b.count, columns: 1, elements: b)
    ).elements
  }

  /// L⁻ᵀ b: turns independent standard normals into numbers of covariance A⁻¹.
  public func solveTransposedFactor(_ b: [Double]) -> [Double] {
    precondition(b.count == size, "The factor is \(size) x \(size), the vector has \(b.count).")
    return BLAS.solveTriangle(
      lower, transposed: true, Matrix(rows: b.count, columns: 1, elements: b)
    ).elements
  }
}
