import Plotting

/// What a chapter returns: the tables, claims and figures that its readers print, check and draw.
public struct Page: Sendable {
  public var tables: [Table]
  public var claims: [Claim]
  public var figures: [Figure]
  /// What the reader asked to have in files of their own, such as draws.
  public var files: [File]

  /// A text and where it goes.
  public struct File: Sendable {
    public let path: String
    public let text: String
  }

  public init(
    tables: [Table] = [], claims: [Claim] = [], figures: [Figure] = [], files: [File] = []
  ) {
    self.tables = tables
    self.claims = claims
    self.figures = figures
    self.files = files
  }
}

/// A table of results, already formatted as text.
public struct Table: Sendable {
  public let title: String
  public let columns: [String]
  /// One array a row, each as long as `columns`.
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
