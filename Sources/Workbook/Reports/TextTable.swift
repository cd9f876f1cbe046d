/// A table as lines of aligned text that fit a terminal.
package struct TextTable {
  let columns: [String]
  /// A row has a cell for each column; a row of one cell is a heading over the rows below it.
  let rows: [[String]]
  /// The widest line allowed, in columns of a terminal.
  var width = 100

  package init(columns: [String], rows: [[String]], width: Int = 100) {
    self.columns = columns
    self.rows = rows
    self.width = width
  }

  /// Columns of numbers stand to the right, others to the left; two spaces between, a rule below the heads.
  package var lines: [String] {
    guard !columns.isEmpty else { return [] }
    let widths = fittedWidths
    let right = columns.indices.map(isNumeric)
    var lines = layOut(columns, widths: widths, right: right)
    lines.append(widths.map { String(repeating: "─", count: $0) }.joined(separator: gap))
    for row in rows {
      lines +=
        isHeading(row)
        ? row[0].wrapped(to: width) : layOut(row, widths: widths, right: right)
    }
    return lines
  }

  private func isHeading(_ row: [String]) -> Bool { row.count == 1 && columns.count > 1 }

  private var cells: [[String]] { rows.filter { !isHeading($0) } }

  private var gap: String { "  " }

  private func isNumeric(_ column: Int) -> Bool {
    let cells = cells.map { $0[column] }.filter { !$0.isEmpty }
    return !cells.isEmpty
      && cells.allSatisfy { cell in
        guard let first = cell.first else { return false }
        return (first.isNumber || "+-−.".contains(first))
          && cell.allSatisfy {
            $0.isNumber || "+-−.,e±% ".contains($0)
          }
      }
  }

  /// The natural widths, or, when they do not fit, the widest columns made narrower until they do.
  private var fittedWidths: [Int] {
    var widths = columns.indices.map { column in
      ([columns[column]] + cells.map { $0[column] }).flatMap { $0.split(separator: "\n") }
        .map { String($0).displayWidth }.max() ?? 1
    }.map { max(1, $0) }
    // With very many columns a line can be longer than asked for: every column keeps four letters
    let available = max(width - gap.count * (columns.count - 1), 4 * columns.count)
    while widths.reduce(0, +) > available, let widest = widths.max(), widest > 4,
      let column = widths.lastIndex(of: widest)
    {
      widths[column] -= 1
    }
    return widths
  }

  private func layOut(_ cells: [String], widths: [Int], right: [Bool]) -> [String] {
    let wrapped = zip(cells, widths).map { $0.wrapped(to: $1) }
    let height = wrapped.map(\.count).max() ?? 0
    return (0..<height).map { line in
      let parts = wrapped.indices.map { column in
        let text = line < wrapped[column].count ? wrapped[column][line] : ""
        return text.padded(to: widths[column], right: right[column])
      }
      return parts.joined(separator: gap).trimmingTrailingSpaces
    }
  }
}

extension String {
  var trimmingTrailingSpaces: String {
    var text = self[...]
    while text.last == " " { text = text.dropLast() }
    return String(text)
  }
}
