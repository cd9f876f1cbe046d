import Testing

@testable import Plotting

@Suite struct GnuplotWordsTests {
  private func words(_ text: String) -> GnuplotWords { GnuplotWords(Array(text.utf8)) }

  @Test func knowsErrorsAsGnuplotWritesThem() {
    let undefined = """

      gnuplot> plot $d with lines
                                 ^
               line 3: all points y value undefined!

      """
    #expect(words(undefined).holdError)
    #expect(
      words(undefined).summary
        == "gnuplot> plot $d with lines; line 3: all points y value undefined!")
    #expect(words("         \"/a folder/l.gp\" line 1: invalid command\n").holdError)
  }

  @Test func knowsWarningsAsGnuplotWritesThem() {
    let warnings = [
      "         line 1: warning: Skipping data file with no valid points\n",
      "Warning: empty y range [2:2], adjusting to [1.98:2.02]\n",
      "  Warning: Single isoline (scan) is not enough for a pm3d plot.\n\t   Hint: see line 3\n",
      "hello\n", "",
    ]
    for warning in warnings { #expect(!words(warning).holdError) }
  }

  @Test func putsTheCauseFirstAndLeavesWarningsOut() {
    let text = """
               line 1: warning: Skipping data file with no valid points
      gnuplot> plot $d
                      ^
               line 1: x range is invalid
      gnuplot> unset foo
               line 2: unrecognized option
      """
    #expect(
      words(text).summary
        == "gnuplot> plot $d; line 1: x range is invalid; "
        + "gnuplot> unset foo; line 2: unrecognized option")
  }

  @Test func keepsTheLastWordsWhereNoneIsAnError() {
    #expect(words("one\ntwo\nthree\nfour\n").summary == "two; three; four")
    #expect(words("").summary == "")
  }

  @Test func isOneShortLineForATerminal() {
    let long = words("line 1: " + String(repeating: "é", count: 5000)).summary
    #expect(long.count == 300)
    #expect(long.hasSuffix("é…"))

    // Colours, bells, overwriting, right-to-left marks, C1 controls and bytes that are not UTF-8.
    let hostile = Array("a\u{1B}]0;t\u{7}b\rc\u{202E}d\u{9B}e\u{2028}f\u{0}g".utf8) + [0xFF, 0xC3]
    let summary = GnuplotWords(hostile).summary
    for scalar in summary.unicodeScalars {
      let category = scalar.properties.generalCategory
      #expect(category != .control && category != .format && category != .lineSeparator)
    }
    #expect(summary.contains("cd e"))
  }
}
