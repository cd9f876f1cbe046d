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

  @Test func bracesAfterALowLineSetASubscript() {
    let text: Text = "log *σ*_{T} of *n*"
    #expect(
      text.runs == [
        .init("log "), .init("σ", isItalic: true), .init("T", isSubscript: true), .init(" of "),
        .init("n", isItalic: true),
      ])
    #expect(text.plain == "log σ_T of n")
    #expect(
      GnuplotQuoting.quoted(text).contains("σ}_{T}") && !GnuplotQuoting.quoted(text).contains("\\_")
    )
    // Neither an open brace nor foreign words are markup
    #expect((("a_{b" as Text).runs) == [.init("a"), .init("_{b")])
    let foreign = "a_{b}"
    #expect(("\(foreign)" as Text).runs == [.init("a_{b}")])
  }

  @Test(
    "Titles and labels begin with a capital",
    arguments: [
      ("count of events", "Count of events"), ("x", "x"), ("*x* in m", "x in m"), ("pH", "pH"),
      ("90 % band", "90 % band"), ("", ""),
    ] as [(Text, String)])
  func sentenceCase(text: Text, expected: String) {
    #expect(text.inSentenceCase.plain == expected)
    #expect(Axis(text).label.plain == expected)
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
