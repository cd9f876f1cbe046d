import ArgumentParser
import Foundation
import Workbook

/// `book-values`: what the interactive figures of the book must show, by the workbook's own numerics.
@main
struct BookValues: AsyncParsableCommand {
  static func main() async { await runTool() }

  static let configuration = CommandConfiguration(
    commandName: "book-values",
    abstract: "Write the numbers that the interactive figures of the book are held against.",
    discussion: """
      Each figure has a file NAME.expect.json: settings of its controls, and the number that the page must then show; \
      some have a file NAME.data.js with data and draws that their scripts show.
      """)

  @Argument(help: "Folder of the figures.")
  var folder = "Book/explore"

  func run() throws {
    for figure in BookFigure.all {
      for (name, text) in figure.files {
        try Data(text.utf8).write(
          to: URL(fileURLWithPath: folder).appendingPathComponent(name), options: .atomic)
      }
    }
  }
}
