import BayesNumerics

/// What stands above the rows of a file of numbers: comments and the names of columns.
struct CSVTable {
  /// Text of the comment lines before the names, without "#" and outer spaces.
  private(set) var comments: [String] = []
  private(set) var names: [String] = []

  /// Goes through a text once and keeps no row: hands over what stands above, then row by row.
  ///
  /// - Parameter row: Gets as many fields as there are names, and the number of their line.
  static func scan(
    _ text: String, file: Int? = nil, head: (CSVTable) throws(DrawsCSVError) -> Void,
    row: (_ fields: [Substring], _ line: Int) throws(DrawsCSVError) -> Void
  ) throws(DrawsCSVError) {
    var table = CSVTable()
    var isCut = false
    var lastLine = 0
    for (index, bytes) in text.utf8.split(separator: 10, omittingEmptySubsequences: false)
      .enumerated()
    {
      let content = trimmed(Substring(bytes))
      if content.isEmpty { continue }
      isCut = bytes.endIndex == text.utf8.endIndex
      lastLine = index + 1
      if content.utf8.first == 35 {
        if table.names.isEmpty { table.comments.append(String(trimmed(content.dropFirst()))) }
        continue
      }

      // The first line that is no comment is the head
      let fields = content.utf8.split(separator: 44, omittingEmptySubsequences: false)
        .map { trimmed(Substring($0)) }
      if table.names.isEmpty {
        table.names = fields.map(String.init)
        try table.checkNames(line: index + 1, file: file)
        try head(table)
        continue
      }
      guard fields.count == table.names.count else {
        throw DrawsCSVError(
          "there are \(fields.count) fields, the head has \(table.names.count) names; the line may be cut.",
          line: index + 1, file: file)
      }
      try row(fields, index + 1)
    }

    if table.names.isEmpty {
      throw DrawsCSVError("there is no head with the names of columns.", file: file)
    }
    if isCut {
      throw DrawsCSVError(
        "the last line has no end, so its last number may be cut; if it is whole, end it with a newline.",
        line: lastLine, file: file)
    }
  }

  private func checkNames(line: Int, file: Int?) throws(DrawsCSVError) {
    var seen: Set<String> = []
    for name in names {
      if name.isEmpty { throw DrawsCSVError("a column has no name.", line: line, file: file) }
      if name.contains(where: { $0 == "\"" || $0 == "'" }) {
        throw DrawsCSVError(
          "the name \(name) has quotes, which files of draws do not use.", line: line, file: file)
      }
      if !seen.insert(name).inserted {
        throw DrawsCSVError("two columns are named \(name).", line: line, file: file)
      }
    }
    if names.allSatisfy({ Double($0) != nil }) {
      throw DrawsCSVError(
        "this line should hold the names of columns, and holds numbers.", line: line, file: file)
    }
  }

  /// Without spaces, tabs, carriage returns and a byte order mark at both ends.
  private static func trimmed(_ text: Substring) -> Substring {
    func isOuter(_ scalar: Unicode.Scalar) -> Bool {
      scalar == " " || scalar == "\t" || scalar == "\r" || scalar == "\u{FEFF}"
    }
    var scalars = text.unicodeScalars
    while let first = scalars.first, isOuter(first) { scalars.removeFirst() }
    while let last = scalars.last, isOuter(last) { scalars.removeLast() }
    return Substring(scalars)
  }
}

extension CSVTable {
  /// A number as CmdStan, Python and R print it: decimal, or nan, inf, -inf.
  ///
  /// Swift alone would also take hexadecimal numbers and turn 1e400 into infinity.
  static func number(
    _ field: Substring, column: String, line: Int, file: Int?
  ) throws(DrawsCSVError) -> Double {
    let isDecimal = field.utf8.allSatisfy { byte in
      switch byte {
      case 48...57, 43, 45, 46, 69, 101: true  // 0-9 + - . E e
      default: false
      }
    }
    if isDecimal, let value = Double(field) {
      if value.isFinite { return value }
      throw DrawsCSVError(
        "\(field) in column \(column) is larger than any number of double precision.", line: line,
        file: file)
    }
    switch field.lowercased() {
    case "nan", "-nan", "+nan": return .nan
    case "inf", "+inf": return .infinity
    case "-inf": return -.infinity
    default:
      throw DrawsCSVError(
        field.isEmpty
          ? "column \(column) is empty."
          : "\"\(field.prefix(40))\" in column \(column) is no number.",
        line: line, file: file)
    }
  }
}

extension Draws {
  /// That all names can stand in a file and come back: what is a statistic ends in "__", and what
  /// has dots has numbers after them.
  func checkNamesForCSV(reserved: Set<String> = []) throws(DrawsCSVError) {
    for name in names + statisticNames {
      let isPlain = name.unicodeScalars.allSatisfy { scalar in
        !(",\"'#".unicodeScalars.contains(scalar) || scalar.properties.isWhitespace
          || scalar.value < 32 || scalar.value == 127 || scalar == "\u{FEFF}")
      }
      if name.isEmpty || !isPlain || Double(name) != nil {
        throw DrawsCSVError(
          "The name \"\(name)\" cannot stand in a file of draws: names are not empty, not numbers and "
            + "without commas, quotes, # and spaces; an element of a matrix is L.2.1.")
      }
      if reserved.contains(name) {
        throw DrawsCSVError(
          "The name \(name) is that of a column that counts draws: choose another.")
      }
      let parts = name.split(separator: ".", omittingEmptySubsequences: false)
      if parts[0].isEmpty || !parts.dropFirst().allSatisfy({ (Int($0) ?? 0) >= 1 }) {
        throw DrawsCSVError(
          "The name \(name) has a dot that is not before an index from 1 up, as in theta.1: use _ instead."
        )
      }
    }
    for name in names where name.hasSuffix("__") {
      throw DrawsCSVError(
        "The parameter \(name) ends in __, which marks the sampler's own columns: choose another name."
      )
    }
    for name in statisticNames where !name.hasSuffix("__") {
      throw DrawsCSVError(
        "The statistic \(name) must end in __, or it would come back as a parameter.")
    }
  }
}
