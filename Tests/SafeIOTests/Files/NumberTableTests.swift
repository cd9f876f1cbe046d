import Foundation
import TestSupport
import Testing

@testable import SafeIO

@Suite struct NumberTableTests {
  private func table(_ text: String, columns: Int? = nil) throws -> NumberTable {
    try table(Data(text.utf8), columns: columns)
  }

  private func table(_ bytes: Data, columns: Int? = nil) throws -> NumberTable {
    let folder = TemporaryFolder()
    let file = folder.path + "/numbers.csv"
    try bytes.write(to: URL(fileURLWithPath: file))
    return try NumberTable(path: file, columns: columns)
  }

  // MARK: What is read

  @Test(arguments: [
    "1,2\n-3,4.5\n", "1, 2\n-3 ,4.5", "1;2\n-3;4.5\n", "1\t2\n-3\t4.5\n", "1 2\n -3   4.5 \n",
    "x,y\n1,2\n-3,4.5\n", "\"x\",\"y\"\r\n1,2\r\n-3,4.5\r\n",
    "# my data\n\n1 2 # first\n\n-3 4.5\n",
    "\u{FEFF}1,2\n-3,4.5", "\u{FEFF}x y\n1 2\n-3 4.5", "1,2\r-3,4.5\r", "+1.0,2e0\n-30E-1,4.5",
    "time (ms);head acceleration\n1;2\n-3;4.5", "temps écoulé\n1,2\n-3,4.5",
  ]) func theSameTableInManyForms(text: String) throws {
    let rows = try table(text).rows
    #expect(rows.columns == 2 && rows.rows == 2)
    #expect(rows.values == [1, 2, -3, 4.5])
    #expect(rows.column(1) == [2, 4.5] && rows[1, 0] == -3)
    #expect(try table(text, columns: 2).rows == rows)
  }

  @Test func headingsNameTheColumns() throws {
    #expect(try table("x,y\n1,2").heading == ["x", "y"])
    #expect(try table("\"time (ms)\" ; g\n1;2").heading == ["time (ms)", "g"])
    #expect(try table("time accel\n1 2").heading == ["time", "accel"])
    #expect(try table("head acceleration\n1").heading == nil)
    #expect(try table("1,2").heading == nil)
  }

  @Test func rowsKnowTheirLines() throws {
    #expect(try table("# one\nx\n1\n\n2\n# three\n3").rows.lines == [3, 5, 7])
    #expect(try table("1\r\n\r\n2\r\n").rows.lines == [1, 3])
  }

  // MARK: What is refused

  @Test(arguments: [
    ("", "is empty"), ("\u{FEFF}", "is empty"), ("\n\n", "no row of numbers"),
    ("# nothing", "no row of numbers"), ("x,y\n", "no row of numbers"),
    ("1,2\n3,abc\n", "line 2 of"), ("1,2\n3,abc\n", "'abc'"), ("1,abc\n", "line 1"),
    ("x,y\nz,w\n1,2", "line 2 of"), ("1,2\n\n3\n", "line 3 of"),
    ("1,2\n\n3\n", "1 number where 2 are"),
    ("1,2\n1,2,3\n", "3 numbers where 2 are"), ("1,,2\n", "an empty field"),
    ("1,2,\n", "an empty field"),
    (",", "an empty field"), ("nan,nan\n1,2", "line 1 of"), ("NA\n1", "line 1"),
    ("1\ninf\n", "line 2"),
    ("1\n1e400\n", "line 2"), ("0x10\n", "line 1"), ("1\n--2", "line 2"), ("1\n1.2.3", "line 2"),
    ("1\n1,000.5", "2 numbers where 1 is"), ("1,5;2,5\n", "expected"), ("1\n\u{2212}2", "line 2"),
    ("1\n\u{1B}[31m2", "line 2"),
  ]) func whatIsWrongIsSaidInOneSentence(text: String, words: String) throws {
    let columns = text.hasPrefix("1,5;") ? 2 : nil
    let error = try #require(throws: InputError.self) { try table(text, columns: columns) }
    #expect(error.kind == .data)
    #expect(error.sentence.contains(words), "\(error.sentence)")
    #expect(error.sentence.unicodeScalars.allSatisfy { $0.value >= 0x20 })
  }

  @Test(arguments: ["1,5;2,5\n", "1,5 2,5\n", "x\ty\n1,5\t2,5\n", "1, 5 2, 5\n"], [nil, 2])
  func decimalCommasAreNamed(text: String, columns: Int?) throws {
    let error = try #require(throws: InputError.self) { try table(text, columns: columns) }
    #expect(error.sentence.contains("write decimals with a point"), "\(error.sentence)")
  }

  @Test(arguments: ["1,2,3\n", " 1, 2 ,3 \n", "1;2;3\n", "1 2\t3\n", "1 , 2 , 3\n"])
  func blanksAroundCommasAreNoSeparators(text: String) throws {
    #expect(try table(text).rows.values == [1, 2, 3])
  }

  @Test func otherFilesAreNoText() throws {
    for bytes in [[0x89, 0x50, 0x4E, 0x47, 0], [0xFF, 0xFE, 0x31, 0]] as [[UInt8]] {
      let error = try #require(throws: InputError.self) { try table(Data(bytes)) }
      #expect(error.sentence.contains("not UTF-8 text"), "\(error.sentence)")
    }
    let endless = try #require(throws: InputError.self) {
      try table(Data(repeating: UInt8(ascii: "7"), count: 300_000))
    }
    #expect(endless.sentence.contains("line 1") && endless.sentence.contains("longer than 256 kB"))
  }

  @Test(arguments: ["/nonexistent/numbers.csv", "/", "/dev/zero"])
  func whatIsNoFileIsNoInput(path: String) throws {
    let error = try #require(throws: InputError.self) { try NumberTable(path: path) }
    #expect(error.kind == .noInput)
    #expect(error.sentence.contains("cannot read the data file '\(path)'"))
  }

  @Test func tooManyRowsAreRefused() throws {
    let folder = TemporaryFolder()
    let file = folder.path + "/numbers.csv"
    try Data("1\n2\n3\n".utf8).write(to: URL(fileURLWithPath: file))
    #expect(throws: InputError.self) { try NumberTable(path: file, mostRows: 2) }
    #expect(try NumberTable(path: file, mostRows: 3).rows.rows == 3)
  }

  // MARK: Long files

  /// Lines of every length around the edges of the buffer, with every end of line, in blocks of every
  /// kind: nothing is lost, doubled or torn.
  @Test(arguments: ["\n", "\r\n", "\r"]) func blocksAreTheWholeTable(end: String) throws {
    let folder = TemporaryFolder()
    let file = folder.path + "/numbers.txt"
    let rows = 60_000
    let text = (0..<rows).map { "\($0) \(Double($0) / 7)\(String(repeating: " ", count: $0 % 5))" }
    try Data(("n value" + end + text.joined(separator: end)).utf8)
      .write(to: URL(fileURLWithPath: file))
    for size in [1, 999, 4096, 100_000] {
      var next = 0
      let heading = try NumberTable.forEachBlock(of: file, columns: 2, rowsPerBlock: size) {
        block throws(InputError) in
        #expect(block.rows == min(size, rows - next))
        for row in 0..<block.rows
        where block[row, 0] != Double(next + row) || block[row, 1] != Double(next + row) / 7
          || block.lines[row] != next + row + 2
        {
          Issue.record("row \(next + row) is \(block[row, 0]), \(block[row, 1])")
        }
        next += block.rows
      }
      #expect(next == rows)
      #expect(heading == ["n", "value"])
    }
  }

  @Test func whatTheReaderThrowsIsPassedOn() throws {
    let folder = TemporaryFolder()
    let file = folder.path + "/numbers.txt"
    try Data("1\n2\n".utf8).write(to: URL(fileURLWithPath: file))
    let error = try #require(throws: InputError.self) {
      try NumberTable.forEachBlock(of: file) { block throws(InputError) in
        throw InputError(.usage, "enough after \(block.rows)")
      }
    }
    #expect(error.sentence == "enough after 2")
  }
}
