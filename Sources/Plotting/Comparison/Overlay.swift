extension ScriptComparison {
  /// A script that draws the new figure with the old numbers on top in magenta: what has moved is seen at once.
  ///
  /// - Returns: A script for the same target as `new`, its output line left out.
  public static func overlay(old: String, new: String) -> String {
    let oldBlocks = blocks(of: old)
    var lines: [String] = []
    var hasOldBlocks = false
    var plot: [Substring] = []
    for line in new.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("set output") { continue }
      if line.hasPrefix("# Panel"), !hasOldBlocks {
        lines += oldBlocks.flatMap { ["$old_\($0.name) << EOD"] + $0.rows + ["EOD"] }
        hasOldBlocks = true
      }
      if line.hasPrefix("plot ") || !plot.isEmpty {
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

  /// The same plot element for the old block of that name, thin and magenta; nil when there is none.
  private static func magenta(_ element: Substring, blocks: [String]) -> String? {
    guard let match = element.firstMatch(of: /\$(\w+) using (\S+) with (\w+)/),
      blocks.contains(String(match.1))
    else { return nil }
    let style =
      match.3 == "points" ? "points pt 1 ps 1.5" : match.3 == "filledcurves" ? "lines" : match.3
    return "     $old_\(match.1) using \(match.2) with \(style) lw 1.5 lc rgb '#CC00CC' notitle"
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
