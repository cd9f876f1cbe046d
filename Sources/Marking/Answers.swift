import SafeIO
import Workbook

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The folder of a student's files: `Answers/chapter1/2-both-tails.swift` and so on.
///
/// It belongs to no target and to no commit: what is in it cannot break a build or meet a pull.
public struct Answers: Sendable {
  public let folder: String

  public init(folder: String) { self.folder = folder }

  /// The folder `Answers` of a clone, or the one that BAYESICS_ANSWERS names.
  public static func of(clone: String) -> Answers {
    let other = ProcessInfo.processInfo.environment["BAYESICS_ANSWERS"]
    return Answers(folder: other.flatMap { Paths.real($0) } ?? "\(clone)/Answers")
  }

  public func path(of exercise: Exercise, chapter: String) -> String {
    "\(folder)/\(chapter)/\(exercise.fileName)"
  }

  /// The student's text, or nil where it is missing, too long or not UTF-8.
  func text(of exercise: Exercise, chapter: String) -> String? {
    let path = path(of: exercise, chapter: chapter)
    // A link could lead to a file that is not the student's
    return Paths.isPlainFile(path) ? Paths.text(of: path, limit: 200_000) : nil
  }

  /// Lays a stub where a file is missing; a file that is there is left alone.
  ///
  /// - Returns: The paths of the new files.
  /// - Throws: ``FileError`` where nothing can be written, ``InputError`` 66 where a stub is missing.
  func lay(_ stubs: Stubs, for exercises: [Exercise], chapter: String) throws -> [String] {
    var new: [String] = []
    for exercise in exercises {
      let path = path(of: exercise, chapter: chapter)
      guard !FileManager.default.fileExists(atPath: path) else { continue }
      let text = try stubs.text(exercise.fileName)
      try WholeFile.createFolder(Paths.folder(of: path))
      try WholeFile.write(Array(text.utf8), to: path)
      new.append(path)
    }
    return new
  }
}

/// What the students of a chapter begin with: the files of `Exercises/Stubs` beside its source.
struct Stubs: Sendable {
  let folder: String

  init(beside sourceFile: String) { folder = "\(Paths.folder(of: sourceFile))/Exercises/Stubs" }

  func text(_ name: String) throws(InputError) -> String {
    guard let text = Paths.text(of: "\(folder)/\(name)", limit: 200_000) else {
      throw InputError(
        .noInput, "the stub \("\(folder)/\(name)".quoted) is missing; is this a whole clone?")
    }
    return text
  }
}
