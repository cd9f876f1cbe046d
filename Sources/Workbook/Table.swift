/// A table of results, already formatted as text.
public struct Table: Sendable {
  public let title: String
  public let columns: [String]
  /// One array per row, each as long as `columns`.
  public let rows: [[String]]
  /// A sentence below the table, or empty.
  public let note: String

  public init(title: String, columns: [String], rows: [[String]], note: String = "") {
    for row in rows {
      precondition(
        row.count == columns.count,
        "table '\(title)' has \(columns.count) columns, one row has \(row.count)")
    }
    self.title = title
    self.columns = columns
    self.rows = rows
    self.note = note
  }
}
