import ArgumentParser
import Workbook

/// `chapter1 exercises [N] [--student NAME] [--watch] [--json] [--hint] [--solution]`
struct ExercisesCommand<C: MarkedChapter>: Subcommand {
  static var name: String { "exercises" }

  static var usage: String {
    "swift run \(C.card.executable) exercises [N] [--hint] [--solution] [--watch]"
  }

  static func serveIfAsked(_ arguments: [String]) {
    ExerciseSealing.becomeIfAsked(C.self, arguments)
  }

  func status() throws -> Int32 { try ExercisesRun(self).run() }

  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: name,
      abstract: "List the exercises with their state, or mark one.",
      usage: "swift run \(C.card.executable) exercises [N] [--student NAME] [--hint] [--solution]",
      discussion: """
        Each exercise is a file of yours in Answers/\(C.card.executable), which the first call lays there. Fill in its \
        function, then mark it.

        Example: swift run \(C.card.executable) exercises 1
        Compiles and runs your file for exercise 1 by itself and says whether it is right, or what is wrong.

        Exit status: 0 all that was asked for is solved, or a hint or a solution was printed; 1 something is not \
        solved; 64 there is no such exercise; 66 a file or the compiler is missing; 73, 74 a file cannot be written.
        """)
  }

  @Argument(help: ArgumentHelp("The exercise to mark; without it all are listed.", valueName: "N"))
  var number: Int?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("The inputs are drawn from this seed.", valueName: "whole number"),
    transform: Seed.parse)
  var seed: UInt64?

  @Option(
    help: ArgumentHelp(
      "Draw the inputs for this student, so that every student of a class has others.",
      valueName: "name"))
  var student: String?

  @Option(
    help: ArgumentHelp(
      "Mark the files of this folder instead of Answers.", valueName: "folder"))
  var answers: String?

  @Option(
    help: ArgumentHelp(
      "Processor time that a function may take for all inputs (1 to 600).", valueName: "seconds"))
  var limit = 15

  @Flag(help: "Print the hint of exercise N instead of marking it.")
  var hint = false

  @Flag(help: "Print the solution of exercise N instead of marking it.")
  var solution = false

  @Flag(help: "Go on: mark a file again whenever you save it, until you press Ctrl-C.")
  var watch = false

  @Flag(help: "Print the states as JSON.")
  var json = false

  func validate() throws {
    let numbers = C.exercises.map(\.number)
    if let number, !numbers.contains(number), let last = numbers.max() {
      throw ValidationError("There is no exercise \(number): the exercises are 1 to \(last)")
    }
    if number == nil, hint || solution {
      throw ValidationError(
        "'\(hint ? "--hint" : "--solution")' needs the number of an exercise, such as 1")
    }
    if seed != nil, student != nil {
      throw ValidationError(
        "'--seed' and '--student' contradict each other: a name is a seed; leave one out")
    }
    if watch, json || hint || solution {
      throw ValidationError("'--watch' goes with no other way of printing; leave one out")
    }
    if let student, StudentName.seed(student) == nil {
      throw ValidationError("The name of a student has letters or digits, such as 'Ada Lovelace'")
    }
    guard (1...600).contains(limit) else {
      throw ValidationError("'--limit' is a whole number of seconds from 1 to 600")
    }
    if let answers, answers.isEmpty {
      throw ValidationError("The value '' is invalid for '--answers': name a folder")
    }
  }
}

/// A student's name as the seed of that student's inputs.
public enum StudentName {
  /// The same for "Ada Lovelace", "ada  lovelace" and "ADA LOVELACE"; nil where nothing of a name is left.
  public static func seed(_ name: String) -> UInt64? {
    let words = name.lowercased().split { !($0.isLetter || $0.isNumber) }
    return words.isEmpty ? nil : Fingerprint.number("student " + words.joined(separator: " "))
  }
}
