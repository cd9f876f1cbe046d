import Testing

@testable import Workbook

@Suite struct TextTableTests {
  @Test func numbersStandToTheRight() {
    let table = TextTable(columns: ["name", "value"], rows: [["λ", "1.25"], ["σ²", "-12.5"]])
    #expect(
      table.lines == ["name  value", "────  ─────", "λ      1.25", "σ²    -12.5"])
  }

  @Test func longCellsAreWrapped() {
    let long = String(repeating: "word ", count: 40)
    let table = TextTable(columns: ["a", "b", "c"], rows: [[long, "0.5", long]])
    #expect(table.lines.allSatisfy { $0.displayWidth <= 100 })
    #expect(table.lines.count > 4)
    let words = table.lines.joined(separator: " ").split(separator: " ").count { $0 == "word" }
    #expect(words == 80)
  }

  @Test func emptyTables() {
    #expect(TextTable(columns: [], rows: []).lines.isEmpty)
    #expect(TextTable(columns: ["a"], rows: []).lines == ["a", "─"])
    #expect(TextTable(columns: ["", "b"], rows: [["", ""]]).lines.count == 3)
  }

  @Test func manyColumnsKeepTheirLetters() {
    let columns = (0..<30).map { "column\($0)" }
    let table = TextTable(columns: columns, rows: [columns])
    // 30 columns of at least 4 letters cannot fit 100 columns: they are not made narrower than that
    #expect(table.lines[0].displayWidth <= 30 * 4 + 29 * 2)
  }
}
