import Testing

@testable import Workbook

@Suite struct DisplayWidthTests {
  @Test(
    "Columns of a terminal",
    arguments: [
      ("abc", 3), ("σ² ≤ λ₁", 7), ("e\u{301}", 1), ("日本", 4), ("한", 2), ("🎲", 2), ("", 0),
      ("a\u{200B}b", 2),
    ])
  func widths(text: String, width: Int) {
    #expect(text.displayWidth == width)
  }

  @Test func linesBreakAtSpaces() {
    #expect("one two three".wrapped(to: 7) == ["one two", "three"])
    #expect("one".wrapped(to: 3) == ["one"])
    #expect("".wrapped(to: 5) == [""])
    #expect("a\nb".wrapped(to: 5) == ["a", "b"])
  }

  @Test func longWordsAreCut() {
    #expect("abcdefgh ij".wrapped(to: 3) == ["abc", "def", "gh", "ij"])
    #expect("日本日本".wrapped(to: 5) == ["日本", "日本"])
  }

  @Test("No line is too wide and no letter is lost", arguments: 1...40)
  func everyWidth(width: Int) {
    let text =
      "The posterior of p after 14 flips: Beta(α = 11, β = 5), 日本 averylongwordwithoutspaces"
    let lines = text.wrapped(to: width)
    // A wide letter needs two columns
    #expect(lines.allSatisfy { $0.displayWidth <= max(width, 2) })
    #expect(lines.joined().filter { $0 != " " } == text.filter { $0 != " " })
  }
}
