import Foundation
import TestSupport
import Testing
import Workbook

/// What holds for every chapter, found from its folder; a new chapter needs no line here.
@Suite struct EveryChapterTests {
  /// A chapter as its folder and its program show it.
  struct Chapter: CustomTestStringConvertible {
    let number: Int
    let folder: URL
    var testDescription: String { folder.lastPathComponent }

    static let all: [Chapter] = {
      let chapters = clone.appendingPathComponent("Chapters")
      let names = (try? FileManager.default.contentsOfDirectory(atPath: chapters.path)) ?? []
      return names.sorted().compactMap { name in
        let digits = name.dropFirst("Chapter".count).prefix { $0.isNumber }
        return Int(digits).map {
          Chapter(number: $0, folder: chapters.appendingPathComponent(name))
        }
      }
    }()

    static let clone = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()

    func list() throws -> SectionList {
      let result = CommandRunner.built("chapter\(number)").run(["--sections", "--json"])
      return try JSONDecoder().decode(SectionList.self, from: Data(result.outputBytes))
    }

    func text(_ path: String) throws -> String {
      try String(contentsOf: folder.appendingPathComponent(path), encoding: .utf8)
    }

    var tests: URL {
      Chapter.clone.appendingPathComponent("Tests/Chapter\(number < 10 ? "0" : "")\(number)Tests")
    }
  }

  /// "bayes-factor" as "BayesFactor"
  private func fileName(_ section: String) -> String {
    section.split(separator: "-").map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
  }

  /// Numbered as the lectures ask, so that one may be written before its neighbour.
  @Test func chaptersWereFound() {
    let numbers = Chapter.all.map(\.number)
    #expect(numbers.count >= 6 && numbers.first == 1)
    #expect(zip(numbers, numbers.dropFirst()).allSatisfy { $0 < $1 }, "\(numbers)")
  }

  @Test(
    "Each section is one file, one heading of the README and one file of tests",
    arguments: Chapter.all)
  func sections(chapter: Chapter) throws {
    let list = try chapter.list()
    #expect(!list.sections.isEmpty)
    #expect(Set(list.sections.map(\.name)).count == list.sections.count)

    let files = try FileManager.default.contentsOfDirectory(
      atPath: chapter.folder.appendingPathComponent("Sections").path)
    #expect(files.sorted() == list.sections.map { fileName($0.name) + ".swift" }.sorted())

    let tests = try FileManager.default.contentsOfDirectory(atPath: chapter.tests.path)
    for section in list.sections {
      #expect(tests.contains("\(fileName(section.name))Tests.swift"), "\(section.name)")
    }

    let headings = try chapter.text("README.md").split(separator: "\n").filter {
      $0.hasPrefix("## ")
    }.map { String($0.dropFirst(3)) }
    let questions = list.sections.map(\.question)
    #expect(headings.filter(questions.contains) == questions, "\(headings)")
  }

  @Test("Wrong usage ends with status 64 and one sentence", arguments: Chapter.all)
  func wrongUsage(chapter: Chapter) {
    let name = "chapter\(chapter.number)"
    for arguments in [["--sheep"], ["exercises", "99"]] {
      let result = CommandRunner.built(name).run(arguments)
      #expect(result.status == 64 && result.output.isEmpty)
      #expect(result.errors.hasPrefix("\(name): "), "\(result.errors)")
      #expect(result.errorLines.count == 1, "\(result.errors)")
    }
  }

  @Test("Each page opens and closes as a textbook's chapter", arguments: Chapter.all)
  func page(chapter: Chapter) throws {
    let page = try chapter.text("README.md")
    let marks = [
      "**Afterwards you can**", "**You should know**", "**Time:**", "\n## Notation\n",
      "\n## What we learnt\n", "\n## Exercises\n", "\n## Sources\n",
    ]
    var rest = page[...]
    for mark in marks {
      let place = try #require(rest.range(of: mark), "\(mark) is not where it should be")
      rest = rest[place.upperBound...]
    }
    // A picture poses the question before any method
    let opening = try #require(page.components(separatedBy: "\n## Notation\n").first)
    #expect(opening.contains("]("))
    #expect(opening.contains("!["))
  }

  @Test("Each option that a section follows is one of the chapter", arguments: Chapter.all)
  func options(chapter: Chapter) throws {
    let list = try chapter.list()
    let names = list.options.map(\.name)
    for section in list.sections {
      for option in section.options ?? [] { #expect(names.contains(option), "\(section.name)") }
    }
    // And each option changes something
    let followed = Set(list.sections.flatMap { $0.options ?? names })
    #expect(Set(names).subtracting(followed).isEmpty)
  }

  /// `workbook release-students` seals a key under the name of its exercise and looks for it under its own.
  @Test("Each key of an exercise bears its name", arguments: Chapter.all)
  func keysBearTheNamesOfExercises(chapter: Chapter) throws {
    func files(_ folder: String) throws -> [String] {
      try FileManager.default.contentsOfDirectory(
        atPath: chapter.folder.appendingPathComponent(folder).path)
    }
    let exercises = try files("Exercises/Stubs").compactMap {
      $0.firstMatch(of: /^\d+-([a-z0-9-]+)\.swift$/).map { String($0.1) }
    }
    let keys = try files("Solutions").filter { $0.hasSuffix("Key.swift") }.compactMap {
      try chapter.text("Solutions/\($0)").firstMatch(of: /static var (\w+): Self/).map {
        $0.1.map { $0.isUppercase ? "-\($0.lowercased())" : "\($0)" }.joined()
      }
    }
    #expect(!keys.isEmpty)
    #expect(Set(keys).isSubset(of: exercises), "\(keys), \(exercises)")
  }

  /// A claim's row of the ledger and letter name it in CLAIMS.md, in the sweep and in tests.
  @Test("Every claim has a name of its own", arguments: Chapter.all)
  func claims(chapter: Chapter) throws {
    let page = try String(
      contentsOf: Chapter.clone.appendingPathComponent("CLAIMS.md"), encoding: .utf8)
    let heading = "## Chapter \(chapter.number): "
    let part = try #require(page.components(separatedBy: heading).dropFirst().first)
    let rows = part.components(separatedBy: "\n## ")[0].split(separator: "\n").filter {
      $0.hasPrefix("| ") && !$0.hasPrefix("| row ")
    }.map { $0.dropFirst(2).prefix { $0 != " " } }
    #expect(!rows.isEmpty)
    #expect(Set(rows).count == rows.count, "\(rows)")
  }
}
