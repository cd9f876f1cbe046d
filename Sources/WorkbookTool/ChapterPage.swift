import Foundation
import SafeIO

/// What is cut from a chapter's README for paper: its question, opening figure, formulas and exercises.
///
/// A formula goes on paper where `<!--formula: what it is-->` stands on the line before its ```` ```math ```` block,
/// so that page and paper share one formula. All else is found by the form that every chapter's page has.
struct ChapterPage {
  struct Formula {
    /// What it is, in words with formulas in dollars.
    let label: String
    /// As the page has it, without what ends the sentence.
    let latex: String
  }

  struct Exercise {
    let number: Int
    let title: String
    /// The first sentence of its description.
    let line: String
  }

  let number: Int
  /// "Is this coin fair?"
  let title: String
  /// Chapters/Chapter01-CoinFlip, from the clone.
  let folder: String
  /// The paragraphs before the opening figure.
  let question: [String]
  /// What the page asks the reader to predict from the opening figure.
  let prediction: String
  /// The opening figure: "fair-coins", and what it shows.
  let figure: (name: String, words: String)
  let formulas: [Formula]
  let exercises: [Exercise]

  /// - Throws: ``InputError`` 64 where there is no such chapter, 65 where its page lacks a part.
  init(number: Int, in clone: ChapterFolders) throws {
    let folder = try clone.folder(ofChapter: number)
    guard let text = Paths.text(of: "\(clone.path)/\(folder)/README.md", limit: 1 << 20) else {
      throw InputError(.noInput, "\((folder + "/README.md").quoted) cannot be read")
    }
    try self.init(number: number, folder: folder, text: text)
  }

  init(number: Int, folder: String, text: String) throws(InputError) {
    func missing(_ part: String) -> InputError {
      InputError(.data, "\((folder + "/README.md").quoted) has no \(part)")
    }
    self.number = number
    self.folder = folder

    // Blocks between empty lines; those of the opening end where goals and prerequisites begin
    let blocks = text.split(separator: "\n\n").map {
      $0.trimmingCharacters(in: .whitespacesAndNewlines)
    }
    let heading = "# Chapter \(number): "
    guard let first = blocks.first, first.hasPrefix(heading) else {
      throw missing("heading '\(heading)...'")
    }
    title = String(first.dropFirst(heading.count))
    let opening = blocks.dropFirst().prefix { !$0.hasPrefix("**") }
    guard let picture = opening.firstIndex(where: { $0.hasPrefix("![") }),
      let match = opening[picture].wholeMatch(
        of: /!\[([^\]]+)\]\(\S*\/figures\/chapter[0-9]+\/([^\/)]+)\.svg\)/)
    else { throw missing("opening figure before its goals") }
    figure = (String(match.2), String(match.1))
    question = opening[..<picture].map(ChapterPage.plain)
    guard let prediction = opening[picture...].dropFirst().first, !question.isEmpty else {
      throw missing("question before its opening figure and prediction after it")
    }
    self.prediction = ChapterPage.plain(prediction)

    formulas = text.matches(of: /<!--formula: (.+?)-->\n```math\n((?s).+?)\n```/).map {
      let latex = $0.2.trimmingCharacters(in: .whitespacesAndNewlines)
      let end = latex.lastIndex { !" .,".contains($0) }
      return Formula(label: String($0.1), latex: end.map { String(latex[...$0]) } ?? "")
    }
    guard !formulas.isEmpty else { throw missing("formula marked by <!--formula: what it is-->") }
    guard text.matches(of: /<!--formula:/).count == formulas.count else {
      throw missing("block of math after one of its marks <!--formula: what it is-->")
    }

    let list = text.components(separatedBy: "\n## Exercises\n").dropFirst().first?
      .components(separatedBy: "\n## ").first
    exercises = (list ?? "").split(separator: "\n").compactMap { line in
      guard let match = line.wholeMatch(of: /([0-9]+)\. \*\*(.+?)\*\*(?: \([^)]*\))?[:.]? *(.*)/)
      else { return nil }
      let title = match.2.hasSuffix(".") ? String(match.2.dropLast()) : String(match.2)
      let line = ChapterPage.firstSentence(of: ChapterPage.plain(String(match.3)))
      return Exercise(
        number: Int(match.1) ?? 0, title: title,
        line: line.prefix(1).uppercased() + line.dropFirst())
    }
    guard !exercises.isEmpty, exercises.map(\.number) == Array(1...exercises.count) else {
      throw missing("list of exercises numbered from 1 under '## Exercises'")
    }
  }

  /// The program that marks the exercises and draws the figures: chapter1.
  var executable: String { "chapter\(number)" }
  /// The folder of its figures: chapter01.
  var figures: String { "chapter\(number < 10 ? "0" : "")\(number)" }

  /// Markdown without its invisible comments, in one line.
  private static func plain(_ block: String) -> String {
    block.replacing(/<!--.*?-->/, with: "").replacing("\n", with: " ")
  }

  /// Up to the first full stop, question or exclamation mark before a capital, a number or a symbol of one letter.
  static func firstSentence(of text: String) -> String {
    guard let end = text.firstMatch(of: /[.?!](?= +(?:\p{Lu}|[0-9(]|\p{Ll} ))/) else { return text }
    return String(text[..<end.range.upperBound])
  }
}
