import Testing

@testable import Plotting

@Suite struct TextTests {
  @Test func asterisksSetItalics() {
    let text: Text = "posterior of *p* here"
    #expect(
      text.runs == [
        .init("posterior of "), .init("p", isItalic: true), .init(" here"),
      ])
    #expect(text.plain == "posterior of p here")
  }

  @Test func interpolatedWordsAreNeverMarkup() {
    let foreign = "a *b* {c}"
    let text: Text = "*x* is \(foreign)"
    #expect(text.plain == "x is a *b* {c}")
    #expect(text.runs.filter(\.isItalic).map(\.words) == ["x"])
  }

  @Test func italicsSpanAnInterpolation() {
    let text: Text = "*a\(1)b*"
    #expect(text.runs.map(\.isItalic) == [true, true, true])
    #expect(text.plain == "a1b")
  }

  @Test func numbersHaveDecimalsAndATrueMinus() {
    #expect(Text.number(-1.25, decimals: 1) == "\u{2212}1.2")
    let text: Text = "K = \(1.20999, decimals: 2)"
    #expect(text.plain == "K = 1.21")
  }

  @Test func verbatimKeepsAsterisks() {
    #expect(Text(verbatim: "*p*").plain == "*p*")
  }
}
