/// Columns on a common scale, mean 0 and standard deviation 1, with what it takes to go back.
///
/// Priors of weights mean something only where the inputs have a scale; results are reported in the
/// units of the data. New rows are brought to the scale of the rows that it was made of.
public struct ColumnStandardisation: Sendable, Equatable {
  /// What is subtracted from each column, in its units.
  public let means: [Double]
  /// What each column is divided by then, in its units: its standard deviation (divisor rows - 1), or 1
  /// where the column is constant to rounding or there are fewer than two rows.
  public let scales: [Double]

  /// The scale of these rows. Error: some rows × ulp of the spread, however large the mean.
  public init(of rows: Matrix) {
    var (means, scales): ([Double], [Double]) = ([], [])
    for column in 0..<rows.columns {
      let (mean, scale) = Self.scale((0..<rows.rows).map { rows[$0, column] })
      means.append(mean)
      scales.append(scale)
    }
    self.init(means: means, scales: scales)
  }

  /// The scale of one column.
  public init(of column: [Double]) {
    self.init(of: Matrix(rows: column.count, columns: 1, elements: column))
  }

  /// A scale that is known: means 0 and scales 1 change nothing. Precondition: as many means as
  /// scales, all finite, scales above 0.
  public init(means: [Double], scales: [Double]) {
    precondition(
      means.count == scales.count && means.allSatisfy(\.isFinite)
        && scales.allSatisfy { $0 > 0 && $0 < .infinity },
      "Columns cannot be brought to means \(means) and scales \(scales).")
    self.means = means
    self.scales = scales
  }

  private static func scale(_ values: [Double]) -> (mean: Double, scale: Double) {
    let count = Double(values.count)
    if values.isEmpty { return (0, 1) }
    let rough = values.reduce(0) { $0 + $1 / count }
    let mean = rough + values.reduce(0) { $0 + ($1 - rough) / count }
    guard values.count > 1 else { return (mean, 1) }
    let deviation = norm(values.map { ($0 - mean) / (count - 1).squareRoot() })
    let size = values.reduce(0) { max($0, abs($1)) }
    return (mean, deviation > 1e-12 * size ? deviation : 1)
  }

  /// (x - mean) / scale, column by column. Precondition: as many columns as there are means.
  public func standardised(_ rows: Matrix) -> Matrix {
    mapped(rows) { value, column in (value - means[column]) / scales[column] }
  }

  /// mean + scale z: undoes ``standardised(_:)``. Precondition: as many columns as there are means.
  public func original(_ rows: Matrix) -> Matrix {
    mapped(rows) { value, column in means[column] + scales[column] * value }
  }

  private func mapped(_ rows: Matrix, _ change: (Double, Int) -> Double) -> Matrix {
    precondition(
      rows.columns == means.count,
      "A scale of \(means.count) columns does not fit \(rows.rows) x \(rows.columns) rows.")
    var result = rows
    for column in 0..<rows.columns {
      for row in 0..<rows.rows { result[row, column] = change(rows[row, column], column) }
    }
    return result
  }
}
