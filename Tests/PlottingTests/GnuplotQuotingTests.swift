import Foundation
import Testing

@testable import Plotting

@Suite struct GnuplotQuotingTests {
  /// gnuplot 5.4 reads a doubled quote at the beginning of a string as the end of an empty one.
  @Test(arguments: ["it's", "'; !x", "a'\u{301}b", "'", "''"]) func noQuoteStaysAQuote(
    words: String
  ) {
    #expect(GnuplotQuoting.quoted(words).unicodeScalars.count { $0 == "'" } == 2)
    let italic: Text = "*p* \(words)"
    #expect(GnuplotQuoting.quoted(italic).unicodeScalars.count { $0 == "'" } == 2)
  }

  @Test func lineBreaksAndControlsCannotEndACommand() {
    let quoted = GnuplotQuoting.quoted("a\nb\rc\u{0}d\u{1B}e\u{2028}f\u{85}g")
    #expect(quoted.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0x85 })
    #expect(!quoted.contains("\u{2028}"))
  }

  @Test func markupInForeignWordsIsEscapedBesideItalics() {
    let foreign = "{x}_y^2@z~\\"
    let quoted = GnuplotQuoting.quoted("*p* \(foreign)" as Text)
    #expect(quoted.contains(#"\{x\}\_y\^2\@z\~\\"#))
    #expect(quoted.hasSuffix("' enhanced"))
  }

  @Test func plainTextIsNotEnhanced() {
    #expect(GnuplotQuoting.quoted("a_b" as Text) == "'a_b' noenhanced")
  }

  /// An escaped ampersand in enhanced text makes an SVG that no reader accepts.
  @Test func anAmpersandTurnsItalicsOff() {
    #expect(GnuplotQuoting.quoted("*a* & b" as Text) == "'a & b' noenhanced")
  }

  static let hostile = [
    "'; system('touch PROOF'); '",
    "`touch PROOF`",
    "$(touch PROOF)",
    "\"; !touch PROOF",
    "\n!touch PROOF\n",
    "'\n!touch PROOF\n#",
    "'\u{301}; !touch PROOF",
    "EOD\n!touch PROOF",
    "\\'; system(\"touch PROOF\") #",
    "@MACRO `touch PROOF` %s %n <b>&amp;</b> ]]> \u{0} \u{1B}[31m \u{FFFF}",
    "{/Symbol a}_{b}^{c} @d & e ~f{g} \\",
    "| touch PROOF", "< touch PROOF", "é 日本語 🎲 א \u{202E}",
  ]

  /// Every place where words reach a script, with words that try to get out.
  @Test(arguments: hostile) func nothingInAFigureIsEverRun(words: String) throws {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("quoting-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let proof = folder.appendingPathComponent("proof").path
    let attack = words.replacingOccurrences(of: "PROOF", with: proof)

    let italic: Text = "*x* \(attack)"
    let figure = Figure(
      name: "hostile", caption: attack,
      panels: [
        Panel(
          Text(verbatim: attack), x: Axis(Text(verbatim: attack), range: 0...1),
          y: Axis(italic, tics: .labelled([(0.5, Text(verbatim: attack))])), key: .topRight,
          layers: [
            .line(attack, x: [0, 1], y: [0, 1], Stroke(.blue), title: Text(verbatim: attack)),
            .points("points", x: [0, 1], y: [0, 1], .green, title: italic),
            .label(italic, x: 0.5, y: 0.5),
          ]),
        Panel(italic, x: Axis(), y: Axis(), layers: [.verticalLine(at: 0.5, Stroke(.grey))]),
      ])
    let gnuplot = try Gnuplot.find(searchPath: ProcessInfo.processInfo.environment["PATH"])
    let svg = try gnuplot.draw(figure.script(for: .stream(.svg)), as: .svg)
    #expect(!FileManager.default.fileExists(atPath: proof))
    #expect(wellFormed(svg), "the picture is no XML")
    let text = try gnuplot.draw(figure.script(for: .text(columns: 80, rows: 24)), as: nil)
    #expect(!text.isEmpty)
    #expect(!FileManager.default.fileExists(atPath: proof))
  }
}
