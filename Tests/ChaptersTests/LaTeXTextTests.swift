import SafeIO
import Testing

@testable import workbook

@Suite struct LaTeXTextTests {
  @Test(
    "Words with signs become formulas where they mean formulas",
    arguments: [
      ("σ_T = (6.04 ± 0.31)e-8", "$\\sigma_{T}$ $=$ (6.04 $\\pm$ 0.31)$\\,\\cdot\\,10^{-8}$"),
      ("12e-8 W m⁻² K⁻⁴", "12$\\,\\cdot\\,10^{-8}$ W m$^{-2}$ K$^{-4}$"),
      ("K = 10^-2.7, λ1", "K $=$ 10$^{-2.7}$, $\\lambda_{1}$"),
      ("at -1.3 and x-axis", "at $-$1.3 and x-axis"),
      ("log L̂ of L☉", "log $\\hat{L}$ of L${}_\\odot$"), ("ΦᵀΦ", "$\\Phi$$^{\\top}$$\\Phi$"),
      ("95 % & 5 #_", "95 \\% \\& 5 \\#\\_"), ("'fair' isn't", "`fair' isn't"),
      ("the even one", "the even one"),
    ])
  func words(text: String, latex: String) throws {
    #expect(try LaTeXText.words(text) == latex)
  }

  @Test(
    "A paragraph of Markdown keeps its formulas and loses its links",
    arguments: [
      ("*Before:* is $x_1 = 3$?", "\\emph{Before:} is $x_1 = 3$?"),
      ("**Both** `a_b --c`", "\\textbf{Both} \\texttt{a\\_b -{}-{}c}"),
      ("see [the *page*](a_b.md)", "see the \\emph{page}"),
      ("\"Given $L$, which?\" So", "``Given $L$, which?'' So"),
    ])
  func markdown(text: String, latex: String) throws {
    #expect(try LaTeXText.markdown(text) == latex)
  }

  @Test func aSignWithoutAFormIsRefusedByName() {
    #expect {
      _ = try LaTeXText.words("a 🙂 face")
    } throws: { ($0 as? InputError)?.sentence.contains("🙂") == true }
  }

  @Test(
    "The first sentence ends before a capital, a number or a symbol, and not within a number",
    arguments: [
      ("One is 0.5. Two", "One is 0.5."), ("Short. f at 0", "Short."), ("Is it? Yes", "Is it?"),
      ("no end", "no end"), ("about 3.5 to 4. The rest", "about 3.5 to 4."),
    ])
  func firstSentence(text: String, sentence: String) {
    #expect(ChapterPage.firstSentence(of: text) == sentence)
  }
}
