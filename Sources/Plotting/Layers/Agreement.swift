/// How close a regenerated number of a figure must be to the committed one.
public enum Agreement: Sendable, Equatable {
  /// A curve or value computed in closed form: equal to a relative 1e-6 on every machine.
  /// Seven digits are printed, of which other processors may change the last.
  case exact
  /// Monte Carlo numbers: equal within 6.2 times this standard error, 4.4 of those of the difference of two
  /// independent runs (one false alarm in 100,000), as the chains of another processor are.
  case monteCarlo(standardError: Double)
  /// Monte Carlo numbers with a standard error for each row, which is recorded, times 6.2, as a last column.
  case monteCarloByRow(standardErrors: [Double])
  /// Numbers that nothing can be promised of, such as single draws, and why: their words and their shape
  /// are compared, the numbers are not.
  case notCompared(because: String)
  /// Numbers that are themselves errors of rounding or of a method, which may vanish: equal to a relative
  /// 1e-6 or within this distance.
  case absolute(Double)

  /// Standard errors within which two independent estimates agree but once in 100,000 times: √2 × 4.4172.
  static let width = 6.246_826

  /// As written in the record of the figure, and read back by ``ScriptComparison``.
  var words: String {
    switch self {
    case .exact: "relative 1e-06"
    case .absolute(let distance): "absolute \(Digits.short(distance))"
    case .monteCarlo(standardError: let error):
      (Agreement.width * error).isFinite
        ? "absolute \(Digits.short(Agreement.width * error))"
        : Agreement.notCompared(because: "its standard error is not finite").words
    case .monteCarloByRow(standardErrors: _): "absolute last column"
    case .notCompared(because: let reason):
      "not compared: "
        + GnuplotQuoting.withoutControls(reason).replacing("; agreement: ", with: ", agreement ")
    }
  }
}

/// The numbers of a layer, a named block of the script.
public struct DataBlock: Sendable {
  /// Words for the block's name: letters, digits and underscores.
  public let name: String
  /// What each column holds.
  public let columns: [String]
  /// Rows of equal length, at most seven digits of which are recorded.
  public let rows: [[Double]]
  public let agreement: Agreement
  /// Whether the rows are gnuplot's matrix with its coordinates: the number of x and all x, then in each
  /// row a y and its values.
  let isMatrix: Bool

  public init(
    name: String, columns: [String], rows: [[Double]], agreement: Agreement = .exact
  ) {
    for row in rows {
      precondition(
        row.count == columns.count,
        "data block '\(name)' has \(columns.count) columns, one row has \(row.count)")
    }
    self.name = name
    self.agreement = agreement
    isMatrix = false
    guard case .monteCarloByRow(standardErrors: let errors) = agreement else {
      self.columns = columns
      self.rows = rows
      return
    }
    precondition(
      errors.count == rows.count,
      "data block '\(name)' has \(rows.count) rows and \(errors.count) standard errors")
    self.columns = columns + ["agreement"]
    self.rows = zip(rows, errors).map { $0 + [Agreement.width * $1] }
  }

  /// A field as a matrix with its coordinates.
  init(name: String, field: Field, agreement: Agreement = .exact) {
    if case .monteCarloByRow(standardErrors: _) = agreement {
      preconditionFailure("the matrix '\(name)' has no column for the standard errors of its rows")
    }
    self.name = name
    columns = ["a row of x", "then y and its values"]
    rows =
      [[Double(field.x.count)] + field.x] + zip(field.y, field.values).map { [$0] + $1 }
    self.agreement = agreement
    isMatrix = true
  }
}
