/// Columns of numbers in a text file: a student's own measurements.
///
/// One row a line, one or more columns separated by commas, semicolons, tabs or spaces; the first
/// line may be a heading; what follows a # is a comment; empty lines are skipped. Numbers are those
/// of ``PlainNumber``. The whole table is held in memory; ``forEachBlock(of:columns:rowsPerBlock:_:)``
/// hands out a file of any length piece by piece.
public struct NumberTable: Sendable, Equatable {
  /// Some rows that follow one another.
  public struct Block: Sendable, Equatable {
    /// Numbers in each row, 1 or more.
    public let columns: Int
    /// rows × columns numbers, row after row.
    public internal(set) var values: [Double] = []
    /// The line of the file that each row stands on, counted from 1.
    public internal(set) var lines: [Int] = []

    /// Number of rows.
    public var rows: Int { lines.count }

    /// The number in a row and a column, both counted from 0.
    public subscript(row: Int, column: Int) -> Double {
      precondition(
        row >= 0 && row < rows && column >= 0 && column < columns,
        "A table of \(rows) x \(columns) has no number (\(row), \(column)).")
      return values[row * columns + column]
    }

    /// All numbers of one column, counted from 0.
    public func column(_ column: Int) -> [Double] {
      (0..<rows).map { self[$0, column] }
    }
  }

  /// All rows.
  public let rows: Block
  /// The names of the columns, where the file has a heading of as many words as columns.
  public let heading: [String]?

  /// A whole table.
  ///
  /// - Parameters:
  ///   - columns: How many numbers each row must have; nil for as many as the first one has.
  ///   - mostRows: More rows are refused.
  /// - Throws: As ``forEachBlock(of:columns:rowsPerBlock:_:)``.
  public init(path: String, columns: Int? = nil, mostRows: Int = 10_000_000) throws(InputError) {
    var all: Block?
    let heading = try NumberTable.forEachBlock(of: path, columns: columns) {
      block throws(InputError) in
      // One owner while it grows, so that appending copies nothing
      var rows = all ?? Block(columns: block.columns)
      all = nil
      rows.values += block.values
      rows.lines += block.lines
      guard rows.rows <= mostRows else {
        throw InputError(
          .data,
          "the data file \(DataFile.shown(path)) has more than \(mostRows) rows; split it")
      }
      all = rows
    }
    rows = all ?? Block(columns: columns ?? 1)
    self.heading = heading
  }

  /// Reads a file of any length and hands out its rows in order, some at a time: memory grows with
  /// `rowsPerBlock`, not with the file.
  ///
  /// - Parameters:
  ///   - columns: How many numbers each row must have; nil for as many as the first one has.
  ///   - rowsPerBlock: Rows of every block but the last, 1 or more.
  /// - Returns: The names of the columns, where the file has a heading of as many words as columns.
  /// - Throws: ``InputError`` of kind `noInput` when the file cannot be read, of kind `data`, with the
  ///   line and the field, when it has no row, something that is not a number, or rows of unequal
  ///   length; whatever `body` throws.
  @discardableResult
  public static func forEachBlock(
    of path: String, columns: Int? = nil, rowsPerBlock: Int = 4096,
    _ body: (Block) throws(InputError) -> Void
  ) throws(InputError) -> [String]? {
    precondition(columns ?? 1 >= 1, "A table has at least one column, not \(columns ?? 1).")
    precondition(rowsPerBlock >= 1, "A block has at least one row, not \(rowsPerBlock).")
    let file = try OpenFile(path: path)
    var parser = TableParser(path: path, columns: columns, rowsPerBlock: rowsPerBlock)

    // The buffer holds the beginning of a line that is not read to its end, then new bytes
    var buffer = [UInt8](repeating: 0, count: 1 << 18)
    var filled = 0
    var isAtEnd = false
    while !isAtEnd {
      let count = try file.read(into: &buffer, from: filled)
      isAtEnd = count == 0
      filled += count
      let used = try parser.readLines(in: buffer[..<filled], isLast: isAtEnd, body)
      buffer.replaceSubrange(0..<(filled - used), with: buffer[used..<filled])
      filled -= used
      guard filled < buffer.count else { throw parser.lineTooLong }
    }
    try parser.finish(body)
    return parser.namesOfColumns
  }
}

/// Turns bytes into rows, line by line.
private struct TableParser {
  private let path: String
  private let expectedColumns: Int?
  private let rowsPerBlock: Int
  private var block: NumberTable.Block?
  /// Rows that were handed out.
  private var handedOut = 0
  private var lineNumber = 0
  private var heading: [String]?

  init(path: String, columns: Int?, rowsPerBlock: Int) {
    self.path = path
    self.expectedColumns = columns
    self.rowsPerBlock = rowsPerBlock
  }

  /// The heading, where it has a name for each column.
  var namesOfColumns: [String]? {
    heading.flatMap { $0.count == (block?.columns ?? expectedColumns) ? $0 : nil }
  }

  /// Reads every whole line and says how many bytes that were.
  mutating func readLines(
    in bytes: ArraySlice<UInt8>, isLast: Bool,
    _ body: (NumberTable.Block) throws(InputError) -> Void
  ) throws(InputError) -> Int {
    var start = bytes.startIndex
    if lineNumber == 0, bytes[start...].starts(with: [0xEF, 0xBB, 0xBF]) { start += 3 }
    var position = start
    while position < bytes.endIndex {
      let byte = bytes[position]
      guard byte == lineFeed || byte == carriageReturn else {
        position += 1
        continue
      }
      // CR LF is one end of a line; whether an LF follows may be known only with the next bytes
      var next = position + 1
      if byte == carriageReturn {
        if next == bytes.endIndex, !isLast { break }
        if next < bytes.endIndex, bytes[next] == lineFeed { next += 1 }
      }
      try readLine(bytes[start..<position], body)
      start = next
      position = next
    }
    if isLast, start < bytes.endIndex {
      try readLine(bytes[start...], body)
      start = bytes.endIndex
    }
    return start - bytes.startIndex
  }

  /// Hands out what is left.
  mutating func finish(
    _ body: (NumberTable.Block) throws(InputError) -> Void
  ) throws(InputError) {
    if let block, block.rows > 0 {
      handedOut += block.rows
      try body(block)
    }
    guard handedOut > 0 else {
      throw InputError(
        .data,
        "the data file \(DataFile.shown(path)) \(lineNumber == 0 ? "is empty" : "has no row of numbers"); "
          + "\(TableParser.allowed(expectedColumns))")
    }
  }

  // MARK: One line

  private mutating func readLine(
    _ line: ArraySlice<UInt8>, _ body: (NumberTable.Block) throws(InputError) -> Void
  ) throws(InputError) {
    lineNumber += 1
    let fields = Fields(line)
    if fields.isEmpty { return }

    var row = block ?? NumberTable.Block(columns: expectedColumns ?? fields.count)
    // The block has one owner while it grows, so that appending copies nothing
    block = nil
    var found = 0
    for field in fields {
      guard let value = PlainNumber.double(line[field]) else {
        if handedOut == 0, row.rows == 0, heading == nil, let names = fields.heading {
          heading = names
          return
        }
        throw notANumber(line[field])
      }
      found += 1
      if found <= row.columns { row.values.append(value) }
    }
    guard found == row.columns else { throw wrongCount(found, row.columns, fields) }
    // Where any number of columns will do, 1,5;2,5 would be four numbers
    if expectedColumns == nil, fields.hasDecimalCommas { throw decimalCommas }
    row.lines.append(lineNumber)
    if row.rows == rowsPerBlock {
      handedOut += row.rows
      try body(row)
      row.values.removeAll(keepingCapacity: true)
      row.lines.removeAll(keepingCapacity: true)
    }
    block = row
  }

  // MARK: Complaints

  private func notANumber(_ field: ArraySlice<UInt8>) -> InputError {
    guard let words = String(validating: field, as: UTF8.self), !field.contains(0) else {
      return InputError(
        .data,
        "the data file \(DataFile.shown(path)) is not UTF-8 text; save it as plain text and try again"
      )
    }
    let offending =
      words.isEmpty ? "an empty field" : "\(DataFile.shown(String(words.prefix(30))))"
    return InputError(
      .data,
      "line \(lineNumber) of \(DataFile.shown(path)) holds \(offending), which is not a finite "
        + "decimal number; write numbers such as 12, -0.5 or 1e-3")
  }

  private func wrongCount(_ found: Int, _ expected: Int, _ fields: Fields) -> InputError {
    let hint = fields.hasDecimalCommas ? "write decimals with a point, not a comma" : nil
    return InputError(
      .data,
      "line \(lineNumber) of \(DataFile.shown(path)) has \(found) "
        + "\(found == 1 ? "number" : "numbers") where \(expected) "
        + "\(expected == 1 ? "is" : "are") expected; "
        + (hint ?? TableParser.allowed(expectedColumns)))
  }

  private var decimalCommas: InputError {
    InputError(
      .data,
      "line \(lineNumber) of \(DataFile.shown(path)) has commas inside what other signs separate; write "
        + "decimals with a point, not a comma")
  }

  var lineTooLong: InputError {
    InputError(
      .data,
      "line \(lineNumber + 1) of \(DataFile.shown(path)) is longer than 256 kB; "
        + "\(TableParser.allowed(expectedColumns))")
  }

  private static func allowed(_ columns: Int?) -> String {
    switch columns {
    case 1: "write one number per line"
    case .some(let columns): "write \(columns) numbers per line, separated by commas or spaces"
    case nil: "write as many numbers on each line, separated by commas or spaces"
    }
  }
}

/// The fields of a line: each a comma, a semicolon or some blanks after the last.
private struct Fields: Sequence {
  private let line: ArraySlice<UInt8>

  /// Without blanks at both ends and without what follows a #.
  init(_ line: ArraySlice<UInt8>) {
    var line = line
    if let comment = line.firstIndex(of: UInt8(ascii: "#")) { line = line[..<comment] }
    while let last = line.last, isBlank(last) { line = line.dropLast() }
    while let first = line.first, isBlank(first) { line = line.dropFirst() }
    self.line = line
  }

  var isEmpty: Bool { line.isEmpty }

  var count: Int { reduce(0) { count, _ in count + 1 } }

  func makeIterator() -> Iterator { Iterator(line) }

  struct Iterator: IteratorProtocol {
    private let line: ArraySlice<UInt8>
    private var position: Int
    private var isAtEnd: Bool

    init(_ line: ArraySlice<UInt8>) {
      self.line = line
      position = line.startIndex
      isAtEnd = line.isEmpty
    }

    mutating func next() -> Range<Int>? {
      guard !isAtEnd else { return nil }
      let start = position
      while position < line.endIndex, !isBlank(line[position]), !isSeparator(line[position]) {
        position += 1
      }
      let field = start..<position
      while position < line.endIndex, isBlank(line[position]) { position += 1 }
      if position == line.endIndex {
        isAtEnd = true
      } else if isSeparator(line[position]) {
        // After a last separator there is one more field, an empty one
        position += 1
        while position < line.endIndex, isBlank(line[position]) { position += 1 }
      }
      return field
    }
  }

  /// The names, when the line can be a heading: a first letter that no number has, and among the
  /// names neither a number nor a word for a missing one.
  var heading: [String]? {
    guard let first = line.first, !"0123456789+-.".utf8.contains(first),
      let words = String(validating: line, as: UTF8.self), words.contains(where: \.isLetter)
    else { return nil }
    for field in self {
      let word = String(decoding: line[field], as: UTF8.self)
      if PlainNumber.double(word) != nil || Fields.missing.contains(word.lowercased()) {
        return nil
      }
    }
    // Names may have blanks inside where something else separates them
    let hasSeparators = line.contains { isSeparator($0) || $0 == UInt8(ascii: "\t") }
    return words.split(omittingEmptySubsequences: !hasSeparators) { letter in
      hasSeparators ? ",;\t".contains(letter) : letter == " "
    }.map { name in
      String(name.filter { $0 != "\"" }).split(separator: " ").joined(separator: " ")
    }
  }

  /// Whether commas stand beside semicolons, or beside blanks that separate on their own, as in
  /// `1,5;2,5` and `1,5 2,5`.
  var hasDecimalCommas: Bool {
    let comma = UInt8(ascii: ",")
    guard line.contains(comma) else { return false }
    if line.contains(UInt8(ascii: ";")) { return true }
    // Ends of the line are no blanks
    var previous = comma
    var isAfterBlank = false
    for byte in line {
      if isBlank(byte) {
        isAfterBlank = true
        continue
      }
      if isAfterBlank, previous != comma, byte != comma { return true }
      previous = byte
      isAfterBlank = false
    }
    return false
  }

  private static let missing: Set<String> = [
    "nan", "inf", "infinity", "na", "n/a", "null", "none", "missing",
  ]
}

private let lineFeed = UInt8(ascii: "\n")
private let carriageReturn = UInt8(ascii: "\r")

private func isBlank(_ byte: UInt8) -> Bool {
  byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t")
}

private func isSeparator(_ byte: UInt8) -> Bool {
  byte == UInt8(ascii: ",") || byte == UInt8(ascii: ";")
}
