import RealModule

/// All that least squares needs to know of a tall matrix: the triangle R of A = Q R, gathered block
/// by block, so that the rows themselves need not be kept.
///
/// Rᵀ R = Aᵀ A, as for a Cholesky factor, but Aᵀ A is never formed, which would square the condition
/// of A. The diagonal of R is not negative, so that R is unique and does not depend on the blocks.
/// The leading columns of A have the leading block of R: nested models share one factor. Time rows ×
/// columns², memory columns². Source: LAPACK dgeqrf on R stacked above the new rows; Golub and Van
/// Loan (2013), section 5.3; Demmel et al. (2012), "Communication-optimal QR", section 4.
public struct TriangularFactor: Sendable, Equatable {
  /// R, columns × columns, zeros below the diagonal.
  public private(set) var upper: Matrix

  /// The factor of a matrix of so many columns and no rows: zeros.
  public init(columns: Int) {
    precondition(columns >= 1, "A triangular factor has one column or more, not \(columns).")
    upper = Matrix(rows: columns, columns: columns)
  }

  /// The factor of these rows.
  public init(of rows: Matrix) {
    self.init(columns: rows.columns)
    absorb(rows)
  }

  /// From a triangle that is known. Precondition: square, with a diagonal that is not negative; what
  /// stands below it is not read.
  public init(upper: Matrix) {
    precondition(
      upper.rows == upper.columns && (0..<upper.rows).allSatisfy { !(upper[$0, $0] < 0) },
      "A triangular factor is square with a diagonal of 0 or more, not \(upper.rows) x \(upper.columns)."
    )
    self.init(columns: upper.columns)
    for j in 0..<columns {
      for i in 0...j { self.upper[i, j] = upper[i, j] }
    }
  }

  /// Number of columns of A.
  public var columns: Int { upper.columns }

  // MARK: Rows

  /// Appends rows to A. Precondition: as many columns as A has.
  ///
  /// Error: R is that of a matrix that differs from A, in each column, by at most (number of rows) ×
  /// columns × ulp of the column's length (Higham 2002, theorem 19.4). NaN everywhere when an
  /// element is NaN, or so large that its square sum is infinite.
  public mutating func absorb(_ rows: Matrix) {
    precondition(
      rows.columns == columns,
      "A factor of \(columns) columns cannot take rows of \(rows.columns).")
    if rows.rows == 0 { return }
    var stack = Matrix(rows: columns + rows.rows, columns: columns)
    for j in 0..<columns {
      for i in 0...j { stack.storage[i + j * stack.rows] = upper.storage[i + j * columns] }
      let (start, source) = (columns + j * stack.rows, j * rows.rows)
      for i in 0..<rows.rows { stack.storage[start + i] = rows.storage[source + i] }
    }
    let isFactored = BLAS.geqrf(&stack)
    for i in 0..<columns {
      let sign = stack[i, i] < 0 ? -1.0 : 1.0
      for j in i..<columns { upper[i, j] = isFactored ? sign * stack[i, j] : .nan }
    }
  }

  /// The same for A times a number.
  public func scaled(by factor: Double) -> TriangularFactor {
    var scaled = self
    scaled.upper = Matrix(
      rows: columns, columns: columns, elements: upper.elements.map { abs(factor) * $0 })
    return scaled
  }

  /// The factor of the first columns of A. Precondition: 1 to `columns`.
  public func leading(_ count: Int) -> TriangularFactor {
    precondition(
      (1...columns).contains(count),
      "A factor of \(columns) columns has no leading block of \(count).")
    var block = TriangularFactor(columns: count)
    for j in 0..<count {
      for i in 0...j { block.upper[i, j] = upper[i, j] }
    }
    return block
  }

  // MARK: Equations

  /// The x with R x = b; infinite or NaN where R has a zero on its diagonal. Precondition: b has
  /// `columns` elements.
  public func solve(_ b: [Double]) -> [Double] { solve(b, transposed: false) }

  /// The x with Rᵀ x = b: |x|² = bᵀ (Aᵀ A)⁻¹ b. Precondition: b has `columns` elements.
  public func solveTransposed(_ b: [Double]) -> [Double] { solve(b, transposed: true) }

  /// The X with Rᵀ X = B, column by column. Precondition: B has `columns` rows.
  public func solveTransposed(_ b: Matrix) -> Matrix {
    precondition(
      b.rows == columns, "The system has \(columns) equations, the right side \(b.rows) rows.")
    return BLAS.solveUpperTriangle(upper, transposed: true, b)
  }

  private func solve(_ b: [Double], transposed: Bool) -> [Double] {
    precondition(
      b.count == columns, "The system has \(columns) equations, the right side \(b.count).")
    return BLAS.solveUpperTriangle(
      upper, transposed: transposed, Matrix(rows: b.count, columns: 1, elements: b)
    ).elements
  }

  /// log det R = ½ log det Aᵀ A; -∞ for dependent columns.
  public var logDeterminant: Double {
    (0..<columns).reduce(0) { $0 + .log(upper[$1, $1]) }
  }

  /// True when no element is NaN or infinite.
  public var isFinite: Bool { upper.elements.allSatisfy(\.isFinite) }
}
