/// The sum of products x · y, equally long.
///
/// Error: count × ulp of Σ |xᵢ yᵢ|. Source: BLAS ddot.
public func dot(_ x: [Double], _ y: [Double]) -> Double {
  precondition(x.count == y.count, "dot needs equal lengths, not \(x.count) and \(y.count).")
  return BLAS.dot(x, y)
}

/// The Euclidean length √(x · x), without overflow on the way. Source: BLAS dnrm2.
public func norm(_ x: [Double]) -> Double { BLAS.norm(x) }

/// y ← y + a x, in place; nothing is allocated.
///
/// Precondition: equal lengths. Error: 1 ulp of |y| + |a x| an element. Source: BLAS daxpy.
public func add(_ a: Double, times x: [Double], to y: inout [Double]) {
  precondition(x.count == y.count, "\(x.count) numbers cannot be added to \(y.count).")
  BLAS.axpy(a, x, &y)
}

extension Matrix {
  /// y ← A x, in place; nothing is allocated. Precondition: x has `columns` elements, y has `rows`.
  public func multiply(_ x: [Double], into y: inout [Double]) {
    precondition(
      columns == x.count && rows == y.count,
      "A \(rows) x \(columns) matrix cannot bring \(x.count) numbers into \(y.count) places.")
    BLAS.gemv(self, x, into: &y)
  }

  /// A x, a vector of `rows`. Precondition: x has `columns` elements. Source: BLAS dgemv.
  public static func * (a: Matrix, x: [Double]) -> [Double] {
    precondition(
      a.columns == x.count,
      "A \(a.rows) x \(a.columns) matrix cannot be multiplied by a vector of \(x.count).")
    return BLAS.gemv(a, transposed: false, x)
  }

  /// A B, rows of A × columns of B. Precondition: A has as many columns as B has rows.
  /// Error of an element: columns × ulp of (|A| |B|). Source: BLAS dgemm.
  public static func * (a: Matrix, b: Matrix) -> Matrix {
    precondition(
      a.columns == b.rows,
      "A \(a.rows) x \(a.columns) matrix cannot be multiplied by one of \(b.rows) x \(b.columns).")
    return BLAS.gemm(a, b)
  }

  /// Aᵀ x, a vector of `columns`. Precondition: x has `rows` elements.
  public func transposedTimes(_ x: [Double]) -> [Double] {
    precondition(
      rows == x.count,
      "The transpose of a \(rows) x \(columns) matrix cannot be multiplied by a vector of \(x.count)."
    )
    return BLAS.gemv(self, transposed: true, x)
  }

  /// Aᵀ A, columns × columns, exactly symmetric. Source: BLAS dsyrk.
  public var gram: Matrix { BLAS.syrk(self) }
}
