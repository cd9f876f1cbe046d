import SafeIO
import Workbook

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The programs of the chapters beside the running one, which mark their own exercises.
public enum ChapterPrograms {
  /// The programs chapter1, chapter2, ... in the order of their numbers.
  ///
  /// - Throws: ``InputError`` 66 where there is none.
  public static func all() throws(InputError) -> [(number: Int, path: String)] {
    guard let program = Paths.executable else {
      throw InputError(.noInput, "the program does not find itself, nor the chapters beside it")
    }
    let folder = Paths.folder(of: program)
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    let programs = names.compactMap { name -> (number: Int, path: String)? in
      // 99 is a chapter for tests
      guard name.hasPrefix("chapter"), let number = Int(name.dropFirst(7)), number < 99 else {
        return nil
      }
      return (number, "\(folder)/\(name)")
    }
    guard !programs.isEmpty else {
      throw InputError(
        .noInput, "no chapter is built beside \(program.quoted); build them with 'swift build'")
    }
    return programs.sorted { $0.number < $1.number }
  }

  /// Far longer than a chapter's exercises take, each of which has a limit of its own.
  private static let timeLimit = Duration.seconds(1800)

  /// What the program says of its exercises.
  ///
  /// - Parameter arguments: What follows `exercises --json`, such as `--student` and a name.
  /// - Throws: ``InputError`` 66 with the program's own sentence.
  public static func report(of program: String, _ arguments: [String]) throws(InputError)
    -> ExercisesReport
  {
    var run = [ChildProcess(program, [Paths.name(of: program), "exercises", "--json"] + arguments)]
    ChildProcess.collect(&run, timeLimit: timeLimit)
    guard case .exited(let status) = run[0].ending, status < 2,
      let report = try? JSONDecoder().decode(ExercisesReport.self, from: Data(run[0].output))
    else {
      let words = String(decoding: run[0].errors, as: UTF8.self).oneLine(limit: 400)
      throw InputError(
        .noInput,
        words.isEmpty ? "\(Paths.name(of: program)) gave no report of its exercises" : words)
    }
    return report
  }
}
