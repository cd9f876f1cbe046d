import ArgumentParser
import Marking
import SafeIO
import Workbook

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// `swift run exercises`: how far you are, over all chapters.
@main
struct ExercisesTool: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "exercises",
    abstract: "Show how far you are in the exercises of all chapters.",
    usage: "swift run exercises [--student NAME] [--watch] [--json] [--submit FOLDER]",
    discussion: """
      One line a chapter, then the next exercise. Your files are in Answers/chapterN, where the first call lays them.

      Example: swift run exercises --watch
      Goes on and marks a file whenever you save it.

      Exit status: 0 all exercises are solved, or the submission was written; 1 some are not solved yet; \
      64 wrong usage; 66 a file or the compiler is missing; 73, 74 a file cannot be written.
      """)

  @Option(
    help: ArgumentHelp(
      "Draw the inputs for this student, so that every student of a class has others.",
      valueName: "name"))
  var student: String?

  @Option(
    help: ArgumentHelp("Mark the files of this folder instead of Answers.", valueName: "folder"))
  var answers: String?

  @Flag(help: "Go on: mark a file again whenever you save it, until you press Ctrl-C.")
  var watch = false

  @Flag(help: "Print the states as JSON.")
  var json = false

  @Option(
    help: ArgumentHelp(
      "Copy your files to this folder with a check of their own, to hand them in; needs --student.",
      valueName: "folder"))
  var submit: String?

  func validate() throws {
    if let student, StudentName.seed(student) == nil {
      throw ValidationError("The name of a student has letters or digits, such as 'Ada Lovelace'")
    }
    if submit != nil, student == nil {
      throw ValidationError("'--submit' needs your name: add --student 'Ada Lovelace'")
    }
    if watch, json || submit != nil {
      throw ValidationError("'--watch' goes on for ever; leave out --json and --submit")
    }
    for (name, value) in [("--submit", submit), ("--answers", answers)] where value == "" {
      throw ValidationError("The value '' is invalid for '\(name)': name a folder")
    }
  }

  static func main() async { await runTool() }

  func run() throws {
    let status = try status()
    if status != 0 { throw ExitCode(status) }
  }

  /// The exit status: 0 when all is solved, or the submission was written.
  private func status() throws -> Int32 {
    let programs = try ChapterPrograms.all()
    if watch { try AnswersWatch(programs: programs, arguments: arguments).run() }
    var reports: [ExercisesReport] = []
    for (index, program) in programs.enumerated() {
      if isatty(STDERR_FILENO) == 1 {
        StatusLine.show("marking chapter \(program.number) (\(index + 1) of \(programs.count))")
      }
      reports.append(try ChapterPrograms.report(of: program.path, arguments))
    }
    StatusLine.clear()

    if let submit, let student {
      let submission = Submission(student: student, reports: reports)
      let files = try submission.write(to: submit)
      try StandardStreams.write(
        "\(files) of your files and their check were written to \(submit.quoted).\n")
      return 0
    }
    let progress = ProgressOverview(reports, student: student)
    try StandardStreams.write(json ? try progress.json : progress.text)
    return reports.allSatisfy { $0.exercises.allSatisfy(\.isSolved) } ? 0 : 1
  }

  private var arguments: [String] {
    (student.map { ["--student", $0] } ?? []) + (answers.map { ["--answers", $0] } ?? [])
  }
}
