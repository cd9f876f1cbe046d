extension ScriptComparison {
  /// A script that draws the new figure with the old numbers on top in magenta: what has moved is seen at once.
  ///
  /// - Returns: A script for the same target as `new`, its output line left out.
  public static func overlay(old: String, new: String) -> String {
    let oldBlocks = blocks(of: old) + movedCells(old: blocks(of: old), new: blocks(of: new))
    var lines: [String] = []
    var hasOldBlocks = false
    var plot: [Substring] = []
    for line in new.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("set output") { continue }
      if line.hasPrefix("# Panel"), !hasOldBlocks {
        lines += oldBlocks.flatMap { ["$old_\($0.name) << EOD"] + $0.rows + ["EOD"] }
        hasOldBlocks = true
      }
      if line.hasPrefix("plot ") || line.hasPrefix("splot ") || !plot.isEmpty {
        plot.append(line)
        if line.hasSuffix("\\") { continue }
        let names = oldBlocks.map(\.name)
        let again = plot.compactMap { magenta($0, blocks: names) }
        lines.append((plot.map(String.init) + again).joined(separator: "\n").fixingContinuations())
        plot = []
      } else {
        lines.append(String(line))
      }
    }
    return lines.joined(separator: "\n")
  }

  private static func blocks(of script: String) -> [(name: String, rows: [String])] {
    var blocks: [(name: String, rows: [String])] = []
    var isInside = false
    for line in script.split(separator: "\n") {
      if line.hasPrefix("$"), line.hasSuffix(" << EOD") {
        blocks.append((String(line.dropFirst().dropLast(" << EOD".count)), []))
        isInside = true
      } else if line == "EOD" {
        isInside = false
      } else if isInside {
        blocks[blocks.count - 1].rows.append(String(line))
      }
    }
    return blocks
  }

  /// The places x, y of a matrix whose values have moved, as a block "NAME_moved" for each matrix.
  private static func movedCells(
    old: [(name: String, rows: [String])], new: [(name: String, rows: [String])]
  ) -> [(name: String, rows: [String])] {
    old.compactMap { block -> (name: String, rows: [String])? in
      guard let other = new.first(where: { $0.name == block.name }), let heading = block.rows.first,
        other.rows.count == block.rows.count, other.rows.first == heading
      else { return nil }
      let x = heading.split(separator: " ").dropFirst()
      guard heading.hasPrefix("\(x.count) ") else { return nil }
      let moved = zip(block.rows, other.rows).dropFirst().flatMap { oldRow, newRow -> [String] in
        let (oldValues, newValues) = (oldRow.split(separator: " "), newRow.split(separator: " "))
        guard oldValues.count == x.count + 1, newValues.count == oldValues.count else { return [] }
        return zip(x, zip(oldValues, newValues).dropFirst()).compactMap { x, values in
          difference(oldLine: values.0, newLine: values.1, errors: 0) == nil
            ? nil : "\(x) \(oldValues[0])"
        }
      }
      return moved.isEmpty ? nil : ("\(block.name)_moved", moved)
    }
  }

  /// The same plot element for the old block of that name, thin and magenta; crosses where a map has
  /// moved; nil when there is none.
  private static func magenta(_ element: Substring, blocks: [String]) -> String? {
    guard
      let match = element.firstMatch(of: /\$(\w+)( nonuniform matrix)? using (\S+) with (\w+)/),
      blocks.contains(String(match.1))
    else { return nil }
    let ink = "lw 1.5 lc rgb '#CC00CC' notitle"
    let (name, matrix, columns) = (match.1, match.2 ?? "", match.3)
    switch match.4 {
    case "image":
      guard blocks.contains("\(name)_moved") else { return nil }
      return "     $old_\(name)_moved using 1:2 with points pt 2 ps 0.7 \(ink)"
    case "points": return "     $old_\(name) using \(columns) with points pt 1 ps 1.5 \(ink)"
    case "filledcurves", "pm3d":
      return "     $old_\(name)\(matrix) using \(columns) with lines \(ink)"
    case let style: return "     $old_\(name) using \(columns) with \(style) \(ink)"
    }
  }
}

extension String {
  /// Every line of a plot command but the last ends in ", \".
  fileprivate func fixingContinuations() -> String {
    let lines = split(separator: "\n").map { line in
      line.hasSuffix(", \\") ? line.dropLast(3) : line
    }
    return lines.joined(separator: ", \\\n")
  }
}
