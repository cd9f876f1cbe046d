import Foundation
import Testing

/// What the book is made from, held against the library. Its pages are tried by `make book-test`.
@Suite struct BookTests {
  private static let clone = EveryChapterTests.Chapter.clone

  /// Rows of the glossary: terms, names in the code, meaning.
  private func rows(of page: String) -> [[String]] {
    page.split(separator: "\n").filter { $0.hasPrefix("| ") && !$0.hasPrefix("| term") }
      .map { row in
        row.dropFirst().dropLast().split(separator: "|", omittingEmptySubsequences: false)
          .map { $0.trimmingCharacters(in: .whitespaces) }
      }
  }

  private func glossary() throws -> [[String]] {
    rows(
      of: try String(
        contentsOf: BookTests.clone.appendingPathComponent("Book/glossary.md"), encoding: .utf8))
  }

  /// Names of the glossary's middle column that no file of Sources declares.
  private func undeclared(in rows: [[String]]) throws -> [String] {
    let sources = BookTests.clone.appendingPathComponent("Sources")
    let files = try #require(
      FileManager.default.enumerator(at: sources, includingPropertiesForKeys: nil))
    var declared: Set<Substring> = []
    for case let file as URL in files where file.pathExtension == "swift" {
      let text = try String(contentsOf: file, encoding: .utf8)
      let declaration = /(?:struct|enum|class|protocol|actor|func|var|let|case|typealias) (\w+)/
      declared.formUnion(text.matches(of: declaration).map(\.1))
    }
    return rows.flatMap { row in row[1].matches(of: /`([^`]+)`/).map(\.1) }
      .filter { !declared.contains($0) }.map(String.init)
  }

  @Test func everyNameOfTheGlossaryIsDeclared() throws {
    let rows = try glossary()
    #expect(rows.count > 60)
    #expect(try undeclared(in: rows) == [])
    #expect(try undeclared(in: [["a term", "`NoSuchName`", "nothing"]]) == ["NoSuchName"])
  }

  @Test func everyTermHasOneMeaning() throws {
    let rows = try glossary()
    for row in rows {
      #expect(row.count == 3, "\(row)")
      #expect(row.last?.hasSuffix(".") == true || row.last?.hasSuffix(")") == true, "\(row)")
    }
    let terms = rows.flatMap {
      $0[0].split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }
    }
    #expect(Set(terms).count == terms.count)
    #expect(terms == terms.filter { !$0.isEmpty })
  }
}
