import SafeIO
import TestSupport
import Testing

@testable import Workbook

@Suite struct ChapterCommandTests {
  private let program = CommandRunner.built("chapter99")

  /// What is typed, and what the sentence says; all in `make validate`.
  private static let wrongUsage: [(arguments: [String], words: String)] = [
    (["--seed", "abc"], "'abc'"), (["--seed", "-1"], "whole number from 0"),
    (["--seed", "18446744073709551616"], "whole number from 0"), (["--seed", "1e3"], "'1e3'"),
    (["--seed"], "--seed"), (["--format", "jpg"], "'svg', 'png' or 'pdf'"),
    (["--sed", "1"], "'--seed'"), (["--seed", "1", "--seed=2"], "--seed is given twice"),
    (["execises"], "'execises'"), (["--figures", ""], "name a folder"),
    (
      ["--heads", "3.5"],
      "'3.5' is invalid for '--heads <heads>': a whole number is needed; type"
    ),
    (["--heads", "abc"], "a whole number is needed"),
    (["--heads", "99999999999999999999"], "the number is too large"),
    (["--heads", "-1"], "'--heads' needs a value, but '-1' begins with a dash"),
    (
      ["--heads", "-1"],
      "write '--heads=-1' (a number; the lecture has 10, a whole number from -1000000 to 1000000); type"
    ),
    (["--figures", "-x"], "write '--figures=-x' (where the figures go"),
    (["--figures"], "missing value for '--figures <folder>' (where the figures go"),
    (["--heads", "--seed", "1"], "missing value for '--heads <heads>' (a number"),
    (["exercises", "1.5"], "'1.5' is invalid for '<N>': a whole number is needed"),
    (["--no-figures", "--terminal"], "contradict"), (["--no-figures", "--show"], "contradict"),
    (["--no-figures", "--figures", "x"], "contradict"), (["--json", "--terminal"], "contradict"),
    (["--no-figures", "--format", "png"], "contradict"),
    (["--terminal", "--figures", "x"], "contradict"),
    (["--terminal", "--format", "svg"], "contradict"), (["--terminal", "--show"], "contradict"),
    (["exercises", "99"], "1 to 2"), (["exercises", "0"], "1 to 2"), (["exercises", "x"], "'x'"),
    (["exercises", "--hint"], "number of an exercise"),
    (["--seed", "3", "exercises", "2"], "follow"),
    (["--generate-completion-script", "foo"], "'foo'"),
    (["$(touch /tmp/x)"], "'$(touch /tmp/x)'"),
    (["mark-one-exercise-in-this-process", "77", "1"], "mark-one"),
  ]

  @Test(
    "Usage errors are one sentence that names the value",
    arguments: Validation.cases(wrongUsage, short: 14))
  func usage(arguments: [String], words: String) {
    let result = program.run(arguments)
    #expect(result.status == 64)
    #expect(result.outputBytes.isEmpty)
    #expect(result.errorLines.count == 1)
    #expect(result.errors.hasPrefix("chapter99: "))
    #expect(result.errors.contains(words))
    #expect(result.errors.contains("type 'swift run chapter99 "))
    #expect(!result.errors.contains(". "))
  }

  @Test(
    "Help is a result",
    arguments: [
      ["--help"], ["-h"], ["help"], ["--seed", "1", "--help"], ["--seed", "--help"],
      ["--seed", "x", "--help"], ["--sheep", "-h"],
    ])
  func help(arguments: [String]) {
    let result = program.run(arguments)
    #expect(result.status == 0)
    #expect(result.errors.isEmpty)
    for words in [
      "A chapter for tests.", "swift run chapter99 --heads 12", "Exit status:", "--seed", "--heads",
      "OPTIONS OF THIS CHAPTER", "exercises",
    ] {
      #expect(result.output.contains(words), "\(words)")
    }
    #expect(result.output.split(separator: "\n").allSatisfy { $0.count <= 100 })
  }

  /// The search for a near option took 33 s for 10,000 words; refusing takes none.
  @Test func aLongListOfWordsIsRefusedAtOnce() {
    let result = program.run(Array(repeating: "--heats", count: 10_000))
    #expect(result.status == 64)
    #expect(result.errorLines.count == 1)
    #expect(result.errors.contains("10000 words"))
  }

  @Test func helpForTheExercises() {
    for arguments in [["exercises", "--help"], ["help", "exercises"]] {
      let result = program.run(arguments)
      #expect(result.status == 0)
      #expect(result.output.contains("--solution"))
    }
  }

  @Test(
    "Failures of the chapter are sentences",
    arguments: [
      ("data", 65, "chapter99: line 3 of 'flips.txt' is 'X'; each line is H or T\n"),
      ("input", 66, "chapter99: there is no file 'flips.txt'; name one with --data\n"),
    ])
  func failures(fault: String, status: Int32, sentence: String) {
    let result = program.run(["--fault", fault])
    #expect(result.status == status)
    #expect(result.errors == sentence)
    #expect(result.outputBytes.isEmpty)
  }

  @Test func theTextIsOneSentenceOfArgumentParsersWords() {
    typealias Parsed = ParsedCommand<Nothing>
    #expect(
      Parsed.sentence("Unknown option '--x'. Did you mean '--y'?")
        == "unknown option '--x' (did you mean '--y'?)")
    #expect(Parsed.sentence("A\n\nB.") == "a B")
    #expect(Parsed.sentence("") == "the options cannot be used")
  }
}

/// A chapter without subcommands.
enum Nothing: Chapter {
  struct Settings: ChapterSettings {}

  static var card: ChapterCard {
    ChapterCard(
      number: 98, title: "Nothing", lecture: "no lecture", abstract: "",
      example: (command: "swift run chapter98", shows: ""))
  }

  static func study(_ settings: Settings, run: Run) -> Settings { settings }
  static let sections: [Section<Settings>] = []
}

@Suite struct ParsedCommandTests {
  @Test func aChapterWithoutSubcommandsHasNone() throws {
    #expect(throws: InputError.self) { try ParsedCommand<Nothing>(["exercises"]) }
    guard case .chapter(let command) = try ParsedCommand<Nothing>(["--seed", "5", "--json"]) else {
      Issue.record("not parsed as a chapter")
      return
    }
    #expect(command.common.seed == 5)
    #expect(command.common.json)
    guard case .help(let text) = try ParsedCommand<Nothing>(["--help"]) else {
      Issue.record("not parsed as help")
      return
    }
    #expect(!text.contains("SUBCOMMANDS"))
  }
}
