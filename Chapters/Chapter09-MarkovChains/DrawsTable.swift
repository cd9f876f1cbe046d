import Foundation
import Inference
import SafeIO
import Workbook

/// Draws that somebody else has made, read from files: one for each chain, or one table with a column `chain`.
///
/// Chain files are those of CmdStan, or plain tables with the names of the parameters above the numbers. The long table is
/// that of ArviZ (`InferenceData.to_dataframe`), of R's `posterior` (`as_draws_df`) or of ``LongCSV``. What cannot be judged is
/// refused in one sentence.
struct DrawsTable: Sendable {
  /// As it is called in a sentence, such as "'chain-1.csv' and 3 more files".
  let name: String
  let draws: Draws

  /// One text and how its file is shown.
  struct Source: Sendable {
    let shown: String
    let text: String
  }

  /// - Throws: ``InputError`` 66 for a file that cannot be read, 65 for one that holds no draws.
  init(paths: [String]) throws(InputError) {
    var sources: [Source] = []
    for path in paths {
      let file = try DataFile(path: path)
      sources.append(
        Source(shown: DataFile.shown(path), text: file.lines.joined(separator: "\n")))
    }
    try self.init(sources)
  }

  /// Precondition: one source or more.
  init(_ sources: [Source]) throws(InputError) {
    let more = sources.count - 1
    name =
      sources[0].shown + (more > 0 ? " and \(more) more file\(more == 1 ? "" : "s")" : "")
    let heads = sources.map { DrawsTable.head(of: $0.text) }
    for (source, head) in zip(sources, heads) where head.contains(";") && !head.contains(",") {
      throw InputError(
        .data,
        "\(source.shown) has semicolons between its columns; write commas there, and points in the numbers"
      )
    }
    if heads.contains(where: { head in
      DrawsTable.fields(of: head).contains { Column($0).role == .chain }
    }) {
      guard sources.count == 1 else {
        throw InputError(
          .data,
          "\(sources[0].shown) or one of the files with it has a column 'chain', which is a table of all chains; give "
            + "that one alone, or one file for each chain")
      }
      draws = try DrawsTable.longTable(sources[0])
    } else if heads.contains(where: { $0.contains("\"") }) {
      var chains: [ChainColumns] = []
      for source in sources { chains.append(try DrawsTable.plainChain(source)) }
      draws = try DrawsTable.joined(chains, of: sources.map(\.shown))
    } else {
      draws = try DrawsTable.chainFiles(sources)
    }
    try check()
  }

  /// Fewest draws of a chain: halves of five.
  static let fewestDraws = 10
  /// Squares of larger numbers leave the range of double precision.
  static let largest = 1e100

  // MARK: What draws must be

  private func check() throws(InputError) {
    guard draws.count >= DrawsTable.fewestDraws else {
      throw InputError(
        .data,
        "the chains of \(name) have \(draws.count) draw\(draws.count == 1 ? "" : "s") each, too few to judge; at least "
          + "\(DrawsTable.fewestDraws) are needed, and a thousand are usual")
    }
    for parameter in draws.names {
      for (chain, values) in draws[parameter].enumerated() {
        guard let place = values.firstIndex(where: { !(abs($0) <= DrawsTable.largest) }) else {
          continue
        }
        throw InputError(
          .data,
          "\(parameter) in \(name) is \(DrawsTable.inWords(values[place])) at draw \(place + 1) of chain \(chain + 1); "
            + "find out why, or leave that column out")
      }
    }
    guard draws.names.contains(where: { !Set(draws.pooled($0)).isSingle }) else {
      let first = draws.names[0]
      throw InputError(
        .data,
        "no column of \(name) changes (\(first) is \(NumberText.shortest(draws[first][0][0])) in every row), so there "
          + "is nothing to judge")
    }
  }

  private static func inWords(_ value: Double) -> String {
    value.isNaN
      ? "not a number"
      : value.isInfinite
        ? "infinite" : "\(NumberText.significant(value, digits: 3)), beyond what can be squared,"
  }

  // MARK: Files of single chains

  private static func chainFiles(_ sources: [Source]) throws(InputError) -> Draws {
    do {
      return try CmdStanCSV.read(
        sources.map { $0.text.hasSuffix("\n") ? $0.text : $0.text + "\n" })
    } catch {
      let source = error.file.map { sources[$0 - 1].shown } ?? sources[0].shown
      throw InputError(
        .data,
        "\(source)\(error.line.map { ", line \($0)" } ?? "") cannot be read as draws: "
          + error.sentence[...].trimmingEnd("."))
    }
  }

  // MARK: Tables with quotes, or with a column of chains

  /// Names of a chain's columns with their numbers.
  private struct ChainColumns {
    var names: [String]
    var values: [[Double]]
  }

  /// A field of the head: what its column is.
  private struct Column {
    enum Role { case chain, draw, iteration, ignored, value }

    let role: Role
    /// As a parameter or, with "__", as a statistic.
    let name: String

    /// Names of ArviZ's statistics, as CmdStan calls them.
    private static let statistics = [
      "diverging": "divergent__", "energy": "energy__", "tree_depth": "treedepth__",
      "n_steps": "n_leapfrog__", "acceptance_rate": "accept_stat__", "step_size": "stepsize__",
      "lp": "lp__",
    ]

    init(_ field: String) {
      var name = field.trimmingCharacters(in: .whitespaces)
      var group = ""
      // ArviZ names columns of several groups ('posterior', 'mu')
      if name.hasPrefix("('"), name.hasSuffix(")") {
        let parts = name.split(separator: "'", omittingEmptySubsequences: false)
        if parts.count >= 4 { (group, name) = (String(parts[1]), String(parts[3])) }
      }
      let plain = name.lowercased().drop { $0 == "." }
      switch plain {
      case "chain": role = .chain
      case "draw": role = .draw
      case "iteration": role = .iteration
      case "", "unnamed: 0": role = .ignored
      default:
        role = group.isEmpty || ["posterior", "sample_stats"].contains(group) ? .value : .ignored
      }
      if let statistic = Column.statistics[name], group != "posterior" {
        self.name = statistic
      } else {
        self.name = group == "sample_stats" ? name + "__" : name
      }
    }
  }

  /// The first line that is neither empty nor a comment.
  private static func head(of text: String) -> Substring {
    text.split(whereSeparator: \.isNewline).first { line in
      let content = line.drop { $0.isWhitespace || $0 == "\u{FEFF}" }
      return !content.isEmpty && content.first != "#"
    } ?? ""
  }

  /// Fields between commas, which stand in quotes where they hold a comma.
  private static func fields(of line: Substring) -> [String] {
    var fields = [""]
    var isQuoted = false
    for character in line where character != "\r" && character != "\u{FEFF}" {
      if character == "\"" {
        isQuoted.toggle()
      } else if character == ",", !isQuoted {
        fields.append("")
      } else {
        fields[fields.count - 1].append(character)
      }
    }
    return fields.map { $0.trimmingCharacters(in: .whitespaces) }
  }

  /// Head and rows of numbers, with the numbers of their lines.
  private static func rows(
    of source: Source
  ) throws(InputError) -> (columns: [Column], rows: [(line: Int, fields: [String])]) {
    var columns: [Column] = []
    var rows: [(line: Int, fields: [String])] = []
    for (index, line) in source.text.split(
      omittingEmptySubsequences: false, whereSeparator: \.isNewline
    )
    .enumerated() {
      let content = line.drop { $0.isWhitespace || $0 == "\u{FEFF}" }
      if content.isEmpty || content.first == "#" { continue }
      let fields = fields(of: line)
      if columns.isEmpty {
        columns = fields.map(Column.init)
        continue
      }
      guard fields.count == columns.count else {
        throw InputError(
          .data,
          "line \(index + 1) of \(source.shown) has \(fields.count) fields, and the line of names has "
            + "\(columns.count); the line may be cut")
      }
      rows.append((index + 1, fields))
    }
    let names = columns.filter { $0.role == .value }.map(\.name)
    guard names.contains(where: { !$0.hasSuffix("__") }) else {
      throw InputError(
        .data, "\(source.shown) has no column of a parameter, only columns that count or describe")
    }
    if let double = names.first(where: { name in names.count { $0 == name } > 1 }) {
      throw InputError(.data, "two columns of \(source.shown) are named '\(double)'; rename one")
    }
    guard !rows.isEmpty else {
      throw InputError(
        .data, "\(source.shown) holds the names of columns and no draw; the run may have been cut")
    }
    return (columns, rows)
  }

  private static func number(
    _ field: String, _ column: Column, line: Int, of source: Source
  ) throws(InputError) -> Double {
    switch field.lowercased() {
    case "true": return 1
    case "false": return 0
    case "nan", "na", "-nan": return .nan
    case "inf", "+inf": return .infinity
    case "-inf": return -.infinity
    default: break
    }
    guard let value = PlainNumber.double(field) else {
      let shown = field.isEmpty ? "an empty field" : DataFile.shown(String(field.prefix(30)))
      throw InputError(
        .data,
        "line \(line) of \(source.shown) holds \(shown) in the column \(DataFile.shown(column.name)), where a number "
          + "should stand")
    }
    return value
  }

  /// One chain with quoted names.
  private static func plainChain(_ source: Source) throws(InputError) -> ChainColumns {
    let (columns, rows) = try rows(of: source)
    let kept = columns.indices.filter { columns[$0].role == .value }
    var values = kept.map { _ in [Double]() }
    for row in rows {
      for (place, column) in kept.enumerated() {
        values[place].append(
          try number(row.fields[column], columns[column], line: row.line, of: source))
      }
    }
    return ChainColumns(names: kept.map { columns[$0].name }, values: values)
  }

  /// All chains of one table, rows in any order.
  private static func longTable(_ source: Source) throws(InputError) -> Draws {
    let (columns, rows) = try rows(of: source)
    let kept = columns.indices.filter { columns[$0].role == .value }
    let ofChain = columns.firstIndex { $0.role == .chain } ?? 0
    // `posterior` counts iterations in a chain, and draws through all chains
    let ofDraw =
      columns.firstIndex { $0.role == .iteration } ?? columns.firstIndex { $0.role == .draw }

    var labels: [String] = []
    var places: [String: Int] = [:]
    var chains: [[(draw: Double, line: Int, values: [Double])]] = []
    for row in rows {
      let label = row.fields[ofChain]
      if places[label] == nil {
        guard let whole = PlainNumber.double(label), whole == whole.rounded() else {
          throw InputError(
            .data,
            "line \(row.line) of \(source.shown) holds \(DataFile.shown(String(label.prefix(30)))) in the column of "
              + "chains, where a whole number should stand")
        }
        places[label] = labels.count
        labels.append(label)
        chains.append([])
      }
      let chain = places[label] ?? 0
      let draw =
        try ofDraw.map { (column: Int) throws(InputError) -> Double in
          try number(row.fields[column], columns[column], line: row.line, of: source)
        } ?? Double(chains[chain].count)
      var values: [Double] = []
      values.reserveCapacity(kept.count)
      for column in kept {
        values.append(try number(row.fields[column], columns[column], line: row.line, of: source))
      }
      chains[chain].append((draw, row.line, values))
    }

    var sorted: [ChainColumns] = []
    for (label, rows) in zip(labels, chains) {
      let inOrder = rows.sorted { ($0.draw, $0.line) < ($1.draw, $1.line) }
      if let pair = zip(inOrder, inOrder.dropFirst()).first(where: { !($0.draw < $1.draw) }) {
        throw InputError(
          .data,
          "chain \(label) of \(source.shown) has the draw \(NumberText.shortest(pair.1.draw)) twice, in lines "
            + "\(pair.0.line) and \(pair.1.line)")
      }
      sorted.append(
        ChainColumns(
          names: kept.map { columns[$0].name },
          values: kept.indices.map { column in inOrder.map { $0.values[column] } }))
    }
    return try joined(sorted, of: labels.map { "chain \($0) of \(source.shown)" })
  }

  /// Chains of equal columns and length as draws.
  private static func joined(
    _ chains: [ChainColumns], of shown: [String]
  ) throws(InputError) -> Draws {
    let first = chains[0]
    for (chain, name) in zip(chains, shown) {
      guard chain.names == first.names else {
        throw InputError(.data, "the columns of \(name) are not those of \(shown[0])")
      }
      guard chain.values[0].count == first.values[0].count else {
        throw InputError(
          .data,
          "\(name) has \(chain.values[0].count) draws and \(shown[0]) has \(first.values[0].count); chains of equal "
            + "length are compared, so cut the longer ones at their beginning")
      }
    }
    func columns(_ chain: ChainColumns, areStatistics: Bool) -> [[Double]] {
      zip(chain.names, chain.values).filter { $0.0.hasSuffix("__") == areStatistics }.map(\.1)
    }
    return Draws(
      names: first.names.filter { !$0.hasSuffix("__") },
      statisticNames: first.names.filter { $0.hasSuffix("__") },
      chains: chains.map {
        Draws.Chain(
          parameters: columns($0, areStatistics: false),
          statistics: columns($0, areStatistics: true))
      })
  }
}

extension Set {
  fileprivate var isSingle: Bool { count <= 1 }
}

extension Substring {
  /// Without that ending.
  fileprivate func trimmingEnd(_ ending: Character) -> String {
    String(last == ending ? dropLast() : self)
  }
}
