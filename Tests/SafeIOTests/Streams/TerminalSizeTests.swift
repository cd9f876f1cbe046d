import Testing

@testable import SafeIO

@Suite struct TerminalSizeTests {
  @Test(
    "COLUMNS is believed between 40 and 200",
    arguments: [
      (nil, 100), ("120", 120), ("39", 40), ("201", 200), ("0", 100), ("-3", 100), ("x", 100),
      ("", 100),
      ("99999999999999999999", 100),
    ] as [(String?, Int)])
  func variable(value: String?, columns: Int) {
    #expect(TerminalSize(variable: value) == TerminalSize(variable: "\(columns)"))
    #expect(TerminalSize(variable: value).columns == columns)
  }

  @Test func rowsLeaveThePromptVisible() {
    #expect(TerminalSize(columns: 80, rows: 24).rows == 22)
    #expect(TerminalSize(columns: 80, rows: 5).rows == 16)
    #expect(TerminalSize(columns: 80, rows: 0).rows == 30)
  }
}
