/// A rectangle of numbers: `rows` down, `columns` across.
///
/// Stored column by column in one array, as BLAS and LAPACK want it: element (i, j) is
/// `elements[i + j * rows]`. A vector is a plain `[Double]`.
public struct Matrix: Sendable, Equatable {
  public let rows: Int
  public let columns: Int
  @usableFromInline var storage: [Double]
  /// rows × columns numbers, column after column.
  public var elements: [Double] { storage }

  /// From its columns laid end to end. Precondition: rows × columns elements.
  public init(rows: Int, columns: Int, elements: [Double]) {
    precondition(
      rows >= 0 && columns >= 0 && elements.count == rows * columns,
      "A \(rows) x \(columns) matrix has \(rows * columns) elements, not \(elements.count).")
    self.rows = rows
    self.columns = columns
    storage = elements
  }

  /// The same number everywhere.
  public init(rows: Int, columns: Int, repeating value: Double = 0) {
    precondition(rows >= 0 && columns >= 0, "No matrix is \(rows) x \(columns).")
    self.init(
      rows: rows, columns: columns, elements: [Double](repeating: value, count: rows * columns))
  }

  /// From its rows, written as on paper. Precondition: all rows are equally long.
  public init(rows lines: [[Double]]) {
    let columns = lines.first?.count ?? 0
    for (index, line) in lines.enumerated() {
      precondition(
        line.count == columns,
        "Row \(index) has \(line.count) elements where row 0 has \(columns).")
    }
    self.init(rows: lines.count, columns: columns)
    for (i, line) in lines.enumerated() {
      for (j, value) in line.enumerated() { self[i, j] = value }
    }
  }

  /// Ones on the diagonal, zeros elsewhere: I.
  public static func identity(_ size: Int) -> Matrix {
    diagonal([Double](repeating: 1, count: size))
  }

  /// These numbers on the diagonal, zeros elsewhere.
  public static func diagonal(_ values: [Double]) -> Matrix {
    var matrix = Matrix(rows: values.count, columns: values.count)
    for (index, value) in values.enumerated() { matrix[index, index] = value }
    return matrix
  }

  /// Element in row i and column j, both counted from 0.
  @inlinable
  public subscript(row: Int, column: Int) -> Double {
    get {
      precondition(
        row >= 0 && row < rows && column >= 0 && column < columns,
        "A \(rows) x \(columns) matrix has no element (\(row), \(column)).")
      return storage[row + column * rows]
    }
    set {
      precondition(
        row >= 0 && row < rows && column >= 0 && column < columns,
        "A \(rows) x \(columns) matrix has no element (\(row), \(column)).")
      storage[row + column * rows] = newValue
    }
  }

  /// Rows as columns: Aᵀ, columns × rows.
  public var transpose: Matrix {
    var result = Matrix(rows: columns, columns: rows)
    for j in 0..<columns {
      for i in 0..<rows { result[j, i] = self[i, j] }
    }
    return result
  }
}
