/// Why a least-squares problem has no single answer.
public enum LeastSquaresFailure: Error, Equatable, CustomStringConvertible {
  /// The columns are linearly dependent, to rounding.
  case dependentColumns
  /// Some element is NaN or infinite.
  case notFinite

  public var description: String {
    switch self {
    case .dependentColumns:
      "The columns are linearly dependent, so the coefficients are not determined; drop a column or use a prior."
    case .notFinite:
      "The data have an element that is not a finite number; look at what was read or computed."
    }
  }
}

/// The coefficients x that bring A x closest to b, min |A x - b|², by QR and never through Aᵀ A.
///
/// `a` is rows × columns with rows ≥ columns (precondition), `b` has `rows` elements; the answer
/// has `columns`. Error: relative, rows × ulp × (κ + κ² |residual| / (|A| |x|)), κ the condition
/// of A. Columns count as dependent where a diagonal element of R is below rows × ulp of the
/// largest. Source: LAPACK dgels; Golub and Van Loan (2013), section 5.3.
public func leastSquares(_ a: Matrix, _ b: [Double]) throws(LeastSquaresFailure) -> [Double] {
  precondition(
    a.rows == b.count,
    "A \(a.rows) x \(a.columns) matrix needs a right side of \(a.rows), not \(b.count).")
  precondition(
    a.rows >= a.columns,
    "Least squares needs at least as many rows as columns, not \(a.rows) x \(a.columns).")
  guard a.elements.allSatisfy(\.isFinite), b.allSatisfy(\.isFinite) else { throw .notFinite }
  if a.columns == 0 { return [] }
  let (solution, diagonal, info) = BLAS.gels(a, Matrix(rows: b.count, columns: 1, elements: b))
  let sizes = diagonal.map { abs($0) }
  let smallest = sizes.min() ?? 0
  let largest = sizes.max() ?? 0
  guard info == 0, smallest > Double(a.rows) * .ulpOfOne * largest else {
    throw .dependentColumns
  }
  return solution.elements
}
