import ArgumentParser
import Workbook

/// `chapter1 exercises [N] [--seed S] [--hint] [--solution]`
struct ExercisesCommand<C: MarkedChapter>: Subcommand {
  static var name: String { "exercises" }

  static var usage: String { "swift run \(C.card.executable) exercises [N] [--hint] [--solution]" }

  static func serveIfAsked(_ arguments: [String]) { StudentProcess<C>.becomeIfAsked(arguments) }

  func status() throws -> Int32 { try ExercisesRun(self).run() }

  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: name,
      abstract: "List the exercises with their state, or mark one.",
      usage: "swift run \(C.card.executable) exercises [N] [--seed S] [--hint] [--solution]",
      discussion: """
        Fill in the functions of Exercises.swift beside this chapter's source, then mark them.

        Exit status: 0 the list, a hint or a solution was printed, or exercise N is solved; \
        1 exercise N is not solved; 64 there is no such exercise; 66 there is no file of solutions.
        """)
  }

  @Argument(help: ArgumentHelp("The exercise to mark; without it all are listed.", valueName: "N"))
  var number: Int?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("The inputs are drawn from this seed.", valueName: "whole number"),
    transform: Seed.parse)
  var seed: UInt64 = Run.defaultSeed

  @Flag(help: "Print the hint of exercise N instead of marking it.")
  var hint = false

  @Flag(help: "Print the solution of exercise N instead of marking it.")
  var solution = false

  func validate() throws {
    let numbers = C.exercises.map(\.number)
    if let number, !numbers.contains(number), let last = numbers.max() {
      throw ValidationError("There is no exercise \(number): the exercises are 1 to \(last)")
    }
    if number == nil, hint || solution {
      throw ValidationError(
        "'\(hint ? "--hint" : "--solution")' needs the number of an exercise, such as 1")
    }
  }
}
