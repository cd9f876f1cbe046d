import Foundation
import TestSupport
import Testing
import Workbook

extension [[String]] {
  fileprivate var everyThird: [[String]] {
    stride(from: 0, to: count, by: 3).map { self[$0] }
  }
}

/// TEACHING.md, held against the chapters of which it speaks.
@Suite struct TeachingTests {
  typealias Chapter = EveryChapterTests.Chapter

  private func page() throws -> String {
    try String(
      contentsOf: Chapter.clone.appendingPathComponent("TEACHING.md"), encoding: .utf8)
  }

  /// The words of each `swift run ...` on the page, without "swift run".
  private func commands() throws -> [[String]] {
    try page().matches(of: /`swift run ([^`]+)`/).map {
      $0.1.split(separator: " ").map { String($0.replacing("'", with: "")) }
    }
  }

  @Test("Each chapter has its part, and each part a plan of ninety minutes", arguments: Chapter.all)
  func plan(chapter: Chapter) throws {
    let title = try #require(try chapter.text("README.md").split(separator: "\n").first).dropFirst(
      2)
    let part = try #require(
      try page().components(separatedBy: "\n## \(title)\n").dropFirst().first,
      "TEACHING.md has no part '## \(title)'"
    ).components(separatedBy: "\n## ")[0]

    var rest = part[...]
    for mark in [
      "**Goals.**", "**Prerequisites.**", "\n### Ninety minutes\n", "*Ask:*",
      "\n### What students get wrong\n", "\n### Homework\n",
    ] {
      let place = try #require(rest.range(of: mark), "\(mark) is not where it should be")
      rest = rest[place.upperBound...]
    }
    let minutes = part.matches(of: /\n\| ([0-9]+) \|/).compactMap { Int($0.1) }
    #expect(minutes.reduce(0, +) == 90, "\(minutes)")

    // What it projects and types is of this chapter
    let own = "figures/chapter\(chapter.number < 10 ? "0" : "")\(chapter.number)/"
    for link in part.matches(of: /\]\((figures\/[^)]+)\)/) { #expect(link.1.hasPrefix(own)) }
    for command in part.matches(of: /`swift run (chapter[0-9]+)/) {
      #expect(command.1 == "chapter\(chapter.number)")
    }
  }

  @Test func everyLinkLeadsToAFile() throws {
    let links = try page().matches(of: /\]\(([^)#]+)[^)]*\)/).map { String($0.1) }
    #expect(links.count > 40)
    for link in links {
      let path = Chapter.clone.appendingPathComponent(link).path
      #expect(FileManager.default.fileExists(atPath: path), "\(link)")
    }
    // A figure is called by its name
    for link in try page().matches(of: /\[`([^`]+)`\]\(figures\/[^)]*\/([^)\/]+)\.svg\)/) {
      #expect(link.1 == link.2)
    }
  }

  @Test("Every option of a command is one of the chapter, with a value that it may have")
  func options() throws {
    let commands = try commands().filter { $0[0].hasPrefix("chapter") && !$0.contains("exercises") }
    #expect(commands.count > 40)
    // The list of sections stands for the run; where both are asked for, a chapter refuses
    let lists = commands.map { words in
      var words = words
      while let place = words.firstIndex(of: "--section") {
        words.removeSubrange(place...place + 1)
      }
      words.removeAll { $0 == "--sections" }
      return words
    }
    let different = Set(lists).sorted { $0.lexicographicallyPrecedes($1) }
    for words in Validation.isLong ? different : different.everyThird {
      let result = CommandRunner.built(words[0]).run(words.dropFirst() + ["--sections"])
      #expect(result.status == 0, "\(words): \(result.errors)")
    }
  }

  @Test("Every section that a command names is one of the chapter and follows the options given")
  func sections() throws {
    for chapter in Chapter.all {
      let list = try chapter.list()
      let options = Set(list.options.map(\.name))
      for words in try commands() where words[0] == "chapter\(chapter.number)" {
        let named = words.indices.filter { words[$0] == "--section" }.map { words[$0 + 1] }
        let sections = list.sections.filter { named.contains($0.name) }
        #expect(sections.count == named.count, "\(words)")
        let changed = words.filter { $0.hasPrefix("--") }.map { String($0.dropFirst(2)) }
          .filter(options.contains)
        for option in changed where !named.isEmpty {
          let follows = sections.contains { $0.options?.contains(option) ?? true }
          #expect(follows, "\(words): --\(option) changes nothing")
        }
      }
    }
  }

  @Test func exercisesAndToolsThatAreNamedExist() throws {
    for words in try commands() where words.dropFirst().contains("exercises") {
      let number = words.compactMap(Int.init).first ?? 1
      let page = try Chapter.all.first { words[0] == "chapter\($0.number)" }?.text("README.md")
      #expect(page?.contains("\n\(number). **") == true, "\(words)")
      let known = ["exercises", "--hint", "--solution", "--seed"]
      #expect(words.dropFirst().allSatisfy { known.contains($0) || Int($0) != nil }, "\(words)")
    }
    for words in try commands() where words[0] == "workbook" {
      let help = CommandRunner.built("workbook").run([words[1], "--help"]).output
      #expect(help.contains("USAGE: workbook \(words[1])"), "\(words)")
      for option in words where option.hasPrefix("--") { #expect(help.contains(option)) }
    }
    let makefile = try String(
      contentsOf: Chapter.clone.appendingPathComponent("Makefile"), encoding: .utf8)
    for target in try page().matches(of: /`make ([a-z]+)`/) {
      #expect(makefile.contains("\n\(target.1):"), "make \(target.1)")
    }
  }

  @Test func slipsThatAreNamedAreListed() throws {
    let slips = try String(
      contentsOf: Chapter.clone.appendingPathComponent("SLIPS.md"), encoding: .utf8)
    for slip in try page().matches(of: /\bE[0-9]+\b/) {
      #expect(slips.contains("| \(slip.output) |"), "\(slip.output)")
    }
  }
}
