/// Products of a matrix held in caller's memory, column after column, for loops that may not
/// allocate.
///
/// Everywhere else ``Matrix`` is clearer. Source: BLAS dgemv.
public enum ColumnProducts {
  /// y = A x: a sum of the columns, weighted by x. Memory of `rows` × `columns`, `columns` and `rows`
  /// numbers, y apart from the others.
  public static func multiply(
    _ a: UnsafePointer<Double>, rows: Int, columns: Int, by x: UnsafePointer<Double>,
    into y: UnsafeMutablePointer<Double>
  ) {
    if rows == 0 { return }
    BLAS.gemv(a, rows: rows, columns: columns, transposed: false, x, into: y)
  }

  /// y = Aᵀ x: the dot product of each column with x. Memory of `rows` × `columns`, `rows` and
  /// `columns` numbers, y apart from the others; x may be one of the columns.
  public static func dots(
    _ a: UnsafePointer<Double>, rows: Int, columns: Int, with x: UnsafePointer<Double>,
    into y: UnsafeMutablePointer<Double>
  ) {
    if rows == 0 {
      for column in 0..<columns { y[column] = 0 }
      return
    }
    BLAS.gemv(a, rows: rows, columns: columns, transposed: true, x, into: y)
  }
}
