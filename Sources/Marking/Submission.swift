import SafeIO
import Workbook

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// What a student hands in: the files, and a check that they are this student's and unchanged since.
///
/// The check finds files that were changed, mixed up or handed in under another name; it is a checksum and no
/// signature, and a lecturer marks the files anew in any case.
public struct Submission: Codable, Sendable {
  public let student: String
  /// Path of each file in the submission and what it had when it was handed in.
  let files: [File]
  /// Of the student's name and all files.
  let check: String

  struct File: Codable, Sendable, Equatable {
    let path: String
    let state: String
    let fingerprint: String
  }

  /// What a lecturer learns from a submission's check.
  public enum Verdict: String, Sendable, Codable {
    case matches
    case changed = "files changed since"
    case otherName = "made for another name"
    case none = "no check"
  }

  static let fileName = "submission.json"

  public init(student: String, reports: [ExercisesReport]) {
    self.student = student
    files = reports.flatMap { report in
      report.exercises.map { exercise in
        let name = Paths.name(of: exercise.file)
        return File(
          path: "chapter\(report.chapter)/\(name)", state: exercise.state,
          fingerprint: Fingerprint.of(Paths.text(of: exercise.file, limit: 200_000) ?? ""))
      }
    }
    check = Submission.check(student: student, files: files)
    sources = reports.flatMap { $0.exercises.map(\.file) }
  }

  /// Where the files are now; not part of what is handed in.
  private var sources: [String] = []

  private enum CodingKeys: CodingKey {
    case student, files, check
  }

  private static func check(student: String, files: [File]) -> String {
    let name = StudentName.seed(student).map(String.init) ?? ""
    return Fingerprint.of(
      ([name] + files.map { "\($0.path) \($0.state) \($0.fingerprint)" }).joined(separator: "\n"))
  }

  /// Writes files and check to a folder.
  ///
  /// - Returns: How many files were written.
  public func write(to folder: String) throws -> Int {
    var contents: [(path: String, bytes: [UInt8])] = []
    for (file, source) in zip(files, sources) {
      guard let text = Paths.text(of: source, limit: 200_000) else { continue }
      contents.append(("\(folder)/\(file.path)", Array(text.utf8)))
    }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    contents.append(
      ("\(folder)/\(Submission.fileName)", Array(try encoder.encode(self)) + [UInt8(ascii: "\n")]))
    for file in contents { try WholeFile.createFolder(Paths.folder(of: file.path)) }
    try WholeFile.write(contents)
    return contents.count - 1
  }

  /// The submission of a folder, or nil where there is no readable check in it.
  public static func read(_ folder: String) -> Submission? {
    Paths.text(of: "\(folder)/\(fileName)", limit: 1_000_000).flatMap {
      try? JSONDecoder().decode(Submission.self, from: Data($0.utf8))
    }
  }

  /// Whether the files in a folder are those that were handed in under this name.
  public func verdict(for name: String, in folder: String) -> Verdict {
    guard Submission.check(student: student, files: files) == check else { return .changed }
    guard StudentName.seed(student) == StudentName.seed(name) else { return .otherName }
    let isWhole = files.allSatisfy { file in
      let text = Paths.text(of: "\(folder)/\(file.path)", limit: 200_000) ?? ""
      return Fingerprint.of(text) == file.fingerprint
    }
    return isWhole ? .matches : .changed
  }
}
