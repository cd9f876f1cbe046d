import ArgumentParser
import TestSupport
import Testing
import Workbook

@testable import Marking

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

@Suite struct StudentProcessTests {
  /// Names the same executable as the demonstration, whose students end in every way.
  private enum Demonstration: MarkedChapter {
    struct Settings: ChapterSettings {}
    static var card: ChapterCard {
      ChapterCard(
        number: 99, title: "", lecture: "", abstract: "", example: (command: "", shows: ""))
    }
    static var exercises: [Exercise] { [] }
    static func study(_ settings: Settings, run: Run) -> Settings { settings }
    static let sections: [Section<Settings>] = []
  }

  @Test func everyEndingIsToldAndTheOthersGoOn() {
    // Far beyond what a crash with its backtrace takes on a busy machine
    let results = StudentProcess<Demonstration>.mark(
      Array(1...9), seed: 3, executable: CommandRunner.built("chapter99").path,
      timeLimit: .seconds(15))
    #expect(
      results.map(\.marking.state) == [
        "solved", "not solved yet", "wrong", "known mistake", "stops", "stops", "stops", "stops",
        "solved",
      ])
    let words = results.map(\.marking.explanation)
    #expect(words[4].contains("your function stopped with a crash: "))
    // The input is named from which it never came back
    for index in 4...7 { #expect(words[index].hasPrefix("For x = "), "\(words[index])") }
    #expect(words[5].contains("ended the program itself (status 3)"))
    #expect(words[6].contains("had not finished after 15 seconds for all inputs"))
    // Closed streams do not lift the time limit
    #expect(words[7].contains("had not finished after 15 seconds for all inputs"))
    #expect(results[0].printed.count == 11)
    #expect(results[0].printed[0].hasPrefix("x is "))
  }

  @Test func whatTheStudentStartedEndsToo() {
    let executable = CommandRunner.built("chapter99").path
    let results = StudentProcess<Demonstration>.mark([9], seed: 4321, executable: executable)
    #expect(results[0].marking == .solved)
    // It holds the streams for minutes, but nobody waits for it
    let left = CommandRunner.shell("ps ax -o args | grep 'sleep [9]87654321' || echo none left")
    #expect(left.output == "none left\n")
  }

  @Test func aProgramThatIsNotThereIsSaid() {
    let results = StudentProcess<Demonstration>.mark([1], seed: 3, executable: "/nowhere/chapter99")
    #expect(results[0].marking.explanation.contains("could not be started"))
  }

  @Test func theStudentsProcessEndsWithItsParent() {
    let program = CommandRunner.built("chapter99").path
    // The endless exercise 7 is being marked when its parent is killed
    let result = CommandRunner.shell(
      "'\(program)' exercises 7 --seed 918273645 & sleep 0.5; kill -9 $!; sleep 0.5; "
        + "ps ax -o args | grep '[9]18273645' || echo none left")
    #expect(result.output.hasSuffix("none left\n"))
  }

  @Test func reasonsOfCrashes() {
    #expect(
      StudentResult.crashReason(in: "Swift/Array.swift:5: Fatal error: Index out of range\nx")
        == "index out of range")
    #expect(
      StudentResult.crashReason(
        in: "0 [inlined] Swift runtime failure: arithmetic overflow in f at x\n")
        == "arithmetic overflow")
    #expect(
      StudentResult.crashReason(in: "  0 [system] 0x1 Array.subscript.getter in a\n")
        == "index out of range")
    #expect(
      StudentResult.crashReason(in: "*** Swift runtime failure: Index out of range ***\n")
        == "index out of range")
    #expect(StudentResult.crashReason(in: "killed") == nil)
    #expect(StudentResult.crashReason(in: "Fatal error: \u{1B}[2J") == "\\u{1B}[2J")
    #expect(
      StudentResult.crashLine(in: "in a at /x/Exercises.swift:20:3\n/x/Exercises.swift:9:1") == 20)
    #expect(StudentResult.crashLine(in: "/x/Other.swift:20:3") == nil)
  }
}

@Suite struct ExercisesRunTests {
  private let program = CommandRunner.built("chapter99")

  @Test(
    "One exercise is marked",
    arguments: [
      ("1", 0, "Solved: right on every input."), ("2", 1, "Not solved yet"),
      ("3", 1, "too large by a factor of 3.0"),
      ("4", 1, "twice for squared. A square is not a double."),
      ("5", 1, "stopped with a crash: index out of range"),
      ("6", 1, "status 3"),
    ] as [(String, Int32, String)])
  func marking(number: String, status: Int32, words: String) {
    let result = program.run(["exercises", number])
    #expect(result.status == status)
    #expect(result.output.contains(words))
    #expect(result.output.contains("Square a number."))
    #expect(result.errors.isEmpty)
  }

  @Test func hintsAndSolutionsOnRequest() {
    let hint = program.run(["exercises", "7", "--hint"])
    #expect(hint.status == 0)
    #expect(hint.output == "Hint: Multiply it by itself.\n")
    let both = program.run(["exercises", "1", "--hint", "--solution"])
    #expect(both.output.contains("Hint: ") && both.output.contains("func square"))
    #expect(!program.run(["exercises", "3"]).output.contains("x * x"))
  }

  @Test func theListNamesTheNextStep() {
    // The endless exercise takes its whole 10 seconds
    let result = program.run(["exercises"])
    #expect(result.status == 0)
    for state in ["solved", "not solved yet", "wrong", "known mistake", "stops"] {
      #expect(result.output.contains(state), "\(state)")
    }
    #expect(
      result.output.contains("Exercises.swift, then type\n  swift run chapter99 exercises 2\n"))
  }
}
