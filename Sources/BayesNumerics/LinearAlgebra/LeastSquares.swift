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

/// A least-squares fit with what its residuals say of its errors: b = A x + independent noise of one
/// unknown variance.
public struct LeastSquaresFit: Sendable, Equatable {
  /// The x that minimises |A x - b|², one for each column.
  public let coefficients: [Double]
  /// Standard errors of the coefficients, s √((Aᵀ A)⁻¹)ⱼⱼ, in their units.
  public let standardErrors: [Double]
  /// s = |A x - b| / √(rows - columns), the standard deviation of the noise, in the units of b.
  public let residualStandardDeviation: Double
  /// rows - columns: a coefficient over its standard error follows Student's t with so many.
  public let degreesOfFreedom: Int
}

/// The coefficients that bring A x closest to b with their standard errors, by QR and never through
/// Aᵀ A.
///
/// Shapes, failures and error of the coefficients as ``leastSquares(_:_:)``, but with a column or more
/// and more rows than columns (precondition): an exact fit says nothing of its errors. Error of the
/// standard errors: relative, some rows × ulp × κ. Source: with A = Q R, (Aᵀ A)⁻¹ = R⁻¹ R⁻ᵀ, whose
/// diagonal holds the squared lengths of the columns of R⁻ᵀ; Golub and Van Loan (2013), section 5.3.
public func leastSquaresFit(
  _ a: Matrix, _ b: [Double]
) throws(LeastSquaresFailure) -> LeastSquaresFit {
  precondition(
    a.rows > a.columns && a.columns >= 1,
    "Standard errors need a column and more rows than columns, not \(a.rows) x \(a.columns).")
  let coefficients = try leastSquares(a, b)

  // The last element of the triangle of A with b beside it is the length of the residual
  let count = a.columns
  let factor = TriangularFactor(
    of: Matrix(rows: a.rows, columns: count + 1, elements: a.elements + b))
  let free = a.rows - count
  let deviation = factor.upper[count, count] / Double(free).squareRoot()
  let inverse = factor.leading(count).solveTransposed(.identity(count))
  return LeastSquaresFit(
    coefficients: coefficients,
    standardErrors: (0..<count).map { j in
      deviation * norm((0..<count).map { inverse[$0, j] })
    },
    residualStandardDeviation: deviation, degreesOfFreedom: free)
}
