import Foundation
import Marking
import SafeIO

/// Marks a file of a student whenever it is saved.
struct AnswersWatch {
  let programs: [(number: Int, path: String)]
  /// Such as `--student` and a name.
  let arguments: [String]

  /// Goes on until the program is ended.
  func run() throws -> Never {
    // Lays the files that are missing, and tells where they are
    var files: [(program: String, exercise: Int, path: String)] = []
    for program in programs {
      let report = try ChapterPrograms.report(of: program.path, arguments)
      files += report.exercises.map { (program.path, $0.number, $0.file) }
    }
    guard let first = files.first else {
      throw InputError(.noInput, "no chapter has an exercise to watch")
    }
    let folder = Paths.folder(of: Paths.folder(of: first.path))
    try StandardStreams.write(
      "Watching \(files.count) files in \(Paths.short(folder)); Ctrl-C ends it.\n\n")
    var stamps = files.map { Paths.modified($0.path) }
    while true {
      Thread.sleep(forTimeInterval: 0.2)
      for (index, file) in files.enumerated() {
        let stamp = Paths.modified(file.path)
        guard stamp != stamps[index] else { continue }
        stamps[index] = stamp
        var run = [
          ChildProcess(
            file.program,
            [Paths.name(of: file.program), "exercises", "\(file.exercise)"] + arguments)
        ]
        ChildProcess.collect(&run, timeLimit: .seconds(300))
        let text = String(decoding: run[0].output + run[0].errors, as: UTF8.self)
        try StandardStreams.write("── \(Paths.short(file.path))\n\(text)\n")
      }
    }
  }
}
