import SafeIO
import Workbook

extension CurvePoints {
  static let fewestRows = 5
  static let mostRows = 20_000
  static let mostColumns = 12

  /// A file with x in one to twelve columns and y in the last.
  ///
  /// - Throws: ``InputError`` as ``NumberTable``, and of kind `data` where there is no x or too much, too few or too many
  ///   rows, a number beyond 1e100, or a column that hardly varies.
  init(path: String) throws(InputError) {
    let table = try NumberTable(path: path, mostRows: 1_000_000)
    let rows = table.rows
    let file = DataFile.shown(path)
    let columns = rows.columns - 1
    guard (1...CurvePoints.mostColumns).contains(columns) else {
      throw InputError(
        .data,
        "the data file \(file) has \(rows.columns) \(rows.columns == 1 ? "column" : "columns"); give x "
          + "in one to \(CurvePoints.mostColumns) columns and y in the last")
    }
    guard (CurvePoints.fewestRows...CurvePoints.mostRows).contains(rows.rows) else {
      throw InputError(
        .data,
        "\(file) has \(rows.rows) \(rows.rows == 1 ? "point" : "points"); give "
          + "\(CurvePoints.fewestRows) to \(NumberText.grouped(CurvePoints.mostRows)), if need be a "
          + "random sample of the rows")
    }
    for column in 0...columns {
      let values = rows.column(column)
      let name = "column \(column + 1)\(column == columns ? ", y," : "") of \(file)"
      let size = values.reduce(0) { max($0, abs($1)) }
      guard size <= 1e100 else {
        throw InputError(
          .data,
          "\(name) holds numbers beyond 1e100, which cannot be squared; give it in other units")
      }
      let spread = (values.max() ?? 0) - (values.min() ?? 0)
      guard spread > 0 else {
        throw InputError(
          .data,
          "\(name) holds \(NumberText.shortest(values.first ?? 0)) in every row, so "
            + (column == columns
              ? "there is nothing to explain; give points whose y varies"
              : "nothing can be seen to depend on it; leave that column out"))
      }
      guard spread >= 1e-100, spread >= 1e-5 * size else {
        throw InputError(
          .data,
          "\(name) varies by \(NumberText.significant(spread, digits: 3)) only beside numbers of "
            + "\(NumberText.significant(size, digits: 3)); subtract a constant or give it in other units"
        )
      }
    }
    let heading = table.heading ?? []
    self.init(
      name: "the data of \(path)", x: rows.column(0),
      others: (1..<max(columns, 1)).map { rows.column($0) }, y: rows.column(columns),
      xName: heading.first ?? "x", yName: heading.last ?? "y")
  }
}
