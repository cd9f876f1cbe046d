import Testing

@testable import SafeIO

@Suite struct CleanTextTests {
  @Test(
    "Nothing that a terminal obeys stays",
    arguments: [
      ("a\nb", "a\\nb"), ("\u{1B}[31m", "\\u{1B}[31m"), ("a\u{0}b", "a\\u{0}b"),
      ("\u{9B}2J", "\\u{9B}2J"),
      ("\u{202E}abc", "\\u{202E}abc"), ("\u{2028}", "\\u{2028}"), ("λ = 日本 🎲", "λ = 日本 🎲"),
      ("\r\n", "\\r\\n"),
    ])
  func escaping(text: String, clean: String) {
    #expect(text.escapingControls == clean)
  }

  @Test func oneLineJoinsAndCuts() {
    #expect("a\n  b\n".oneLine() == "a b")
    let long = String(repeating: "x", count: 5_000).oneLine(limit: 100)
    #expect(long.count == 103)
    #expect(long.contains(" … "))
  }
}
