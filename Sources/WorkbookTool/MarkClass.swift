import ArgumentParser
import Foundation
import Marking
import SafeIO
import Workbook

/// `workbook mark FOLDER`: marks the submissions of a class.
struct MarkClass: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "mark",
    abstract: "Mark a folder of submissions, one folder a student, into a table.",
    discussion: """
      FOLDER/NAME/chapter1/2-both-tails.swift and so on: what 'swift run exercises --student NAME --submit FOLDER' \
      writes, or a student's folder Answers. Each file is compiled and run apart from all others and from this clone; \
      the inputs are drawn for the student's name.

      Example: workbook mark submissions --output marks
      Writes marks.csv, marks.txt and the figure marks/mistakes.svg.

      Exit status: 0 all were marked, whatever the marks; 64, 65, 66, 69, 73, 74 as the chapters.
      """)

  @Argument(help: "The folder of submissions.")
  var folder: String

  @Option(help: "Beginning of the names of the files to write; without it the table is printed.")
  var output: String?

  @Option(
    help: ArgumentHelp("Mark this chapter only; may be given more than once.", valueName: "N"))
  var chapter: [Int] = []

  @Option(
    help: ArgumentHelp(
      "Mark this exercise of the chapter only; needs one --chapter.", valueName: "K"))
  var exercise: Int?

  @Option(
    help: ArgumentHelp(
      "Processor time that a function may take for all inputs (1 to 600).", valueName: "seconds"))
  var limit = 15

  func validate() throws {
    guard (1...600).contains(limit) else {
      throw ValidationError("'--limit' is a whole number of seconds from 1 to 600")
    }
    if exercise != nil, chapter.count != 1 {
      throw ValidationError("'--exercise' needs the chapter that it is of: add --chapter 1")
    }
  }

  func run() async throws {
    var programs = try ChapterPrograms.all()
    if !chapter.isEmpty {
      for number in chapter where !programs.contains(where: { $0.number == number }) {
        throw InputError(.usage, "there is no chapter \(number)")
      }
      programs = programs.filter { chapter.contains($0.number) }
    }
    let submissions = try SubmissionFolder(folder)
    if let output {
      for end in ["csv", "txt"] { try WholeFile.checkWritable("\(output).\(end)") }
      try WholeFile.checkWritable(folder: output)
    }
    try Marker.checkCompiler()
    let table = try ClassTable.mark(
      submissions, by: programs,
      arguments: (exercise.map { ["\($0)"] } ?? []) + ["--limit", "\(limit)"])
    let bounds = Confinement.available
    if !bounds.contains(.all) {
      StandardStreams.complain(
        "workbook: this system does not confine students' programs in everything (\(bounds.words)); "
          + "read the files before you mark them")
    }
    guard let output else {
      try StandardStreams.write(table.text)
      return
    }
    try WholeFile.write([
      ("\(output).csv", Array(table.csv.utf8)), ("\(output).txt", Array(table.text.utf8)),
    ])
    if let figure = ClassFigure(table).figure {
      try await FigureDrawing(progress: .silent).write([figure], as: .svg, to: output)
    }
    try StandardStreams.write(table.summary)
  }
}

/// The submissions of a class: one folder a student.
struct SubmissionFolder {
  struct Entry {
    /// As the folder is called.
    let name: String
    let path: String
    let check: Submission.Verdict
  }

  let entries: [Entry]

  /// - Throws: ``InputError`` 66 where there is no such folder or no submission in it.
  init(_ path: String) throws(InputError) {
    guard let path = Paths.real(path),
      let names = try? FileManager.default.contentsOfDirectory(atPath: path)
    else {
      throw InputError(
        .noInput, "there is no folder \(path.quoted); name the folder of submissions")
    }
    entries = names.sorted().compactMap { name in
      let whole = "\(path)/\(name)"
      guard !name.hasPrefix("."), StudentName.seed(name) != nil, Paths.isFolder(whole) else {
        return nil
      }
      // A folder Answers that was handed in as a whole
      let folder = Paths.isFolder("\(whole)/Answers") ? "\(whole)/Answers" : whole
      let check = Submission.read(folder)?.verdict(for: name, in: folder) ?? .none
      return Entry(name: name, path: folder, check: check)
    }
    guard !entries.isEmpty else {
      throw InputError(
        .noInput, "\(path.quoted) holds no submission; each is a folder with the student's name")
    }
  }
}
