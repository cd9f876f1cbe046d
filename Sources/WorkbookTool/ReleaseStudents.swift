import ArgumentParser
import Foundation
import Marking
import SafeIO
import Workbook

/// `workbook release-students FOLDER`: the workbook without its solutions.
struct ReleaseStudents: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "release-students",
    abstract: "Write the workbook without solutions, for a class; it builds and marks.",
    discussion: """
      Copies the committed files but for solutions, tests and what is for lecturers. The solutions are replaced by \
      salted digests of right answers and of those of known mistakes for a number of variants: a right answer is \
      recognised and a known mistake named; by how much another answer is off is not told.

      Example: workbook release-students ../bayesics-students

      Exit status: 0 written; 64 the folder is not empty; 66 no git clone, or chapters are not built; 73, 74.
      """)

  @Argument(help: "The folder to write, which must be missing or empty.")
  var folder: String

  @Option(help: "Variants of each exercise's questions; a student's name chooses one.")
  var variants = 24

  func validate() throws {
    guard (1...1000).contains(variants) else {
      throw ValidationError("'--variants' is a whole number from 1 to 1000")
    }
  }

  func run() throws {
    let clone = try ChapterFolders.find().path
    let there = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    guard there.isEmpty else {
      throw InputError(.usage, "\(folder.quoted) is not empty; name a new folder")
    }
    try WholeFile.checkWritable(folder: folder)
    let programs = try ChapterPrograms.all()
    let files = try committedFiles(of: clone)

    var keys: [String: [SealedKeySource.Key]] = [:]
    for path in files {
      let parts = path.split(separator: "/").map(String.init)
      let text = { try contents(of: "\(clone)/\(path)") }
      if parts.count == 4, parts[0] == "Chapters", parts[2] == "Solutions" {
        keys[parts[1], default: []] += SealedKeySource.keys(
          in: String(decoding: try text(), as: UTF8.self))
        continue
      }
      guard !isForLecturers(path) else { continue }
      try put(path == "Package.swift" ? try withoutTests(text()) : text(), at: path, like: clone)
    }
    for (chapter, keys) in keys {
      guard let program = programs.first(where: { chapter.hasPrefix(Self.prefix($0.number)) })
      else {
        throw InputError(.noInput, "\(chapter) is not built; type 'swift build' first")
      }
      let exercises = "\(folder)/Chapters/\(chapter)/Exercises"
      try WholeFile.createFolder("\(exercises)/Stubs/keys")
      try seal(program.path, into: "\(exercises)/Stubs/keys")
      let source = SealedKeySource(keys: keys, sealedIn: "\(exercises)/Stubs/keys")
      try WholeFile.write(Array(source.text.utf8), to: "\(exercises)/SealedKeys.swift")
    }
    try put(Data(Self.noTests.utf8), at: "scripts/test", like: clone)
    try StandardStreams.write(
      "The workbook without solutions was written to \(folder.quoted), with \(variants) variants of each exercise.\n"
    )
  }

  private static func prefix(_ number: Int) -> String {
    "Chapter\(number < 10 ? "0" : "")\(number)-"
  }

  private static let noTests = """
    #!/usr/bin/env bash
    echo 'This copy of the workbook is for students and holds no tests.'

    """

  /// Tests hold solutions too; the rest is of no use without them.
  private func isForLecturers(_ path: String) -> Bool {
    path.hasPrefix("Tests/") || path.hasPrefix("Benchmarks/") || path.hasPrefix(".ci/")
      || path.hasPrefix(".github/") || path == "TEACHING.md" || path == "VALIDATION.md"
  }

  private func committedFiles(of clone: String) throws(InputError) -> [String] {
    var git = [
      ChildProcess("/usr/bin/env", ["env", "git", "-C", clone, "ls-files", "-z"])
    ]
    ChildProcess.collect(&git, timeLimit: .seconds(60))
    guard git[0].ending == .exited(0) else {
      throw InputError(.noInput, "git does not list the files of \(clone.quoted); is it a clone?")
    }
    return String(decoding: git[0].output, as: UTF8.self).split(separator: "\0").map(String.init)
  }

  private func contents(of path: String) throws -> Data {
    guard let data = FileManager.default.contents(atPath: path) else {
      throw InputError(.noInput, "\(path.quoted) is committed and cannot be read")
    }
    return data
  }

  private func put(_ data: Data, at path: String, like clone: String) throws {
    let target = "\(folder)/\(path)"
    try WholeFile.createFolder(Paths.folder(of: target))
    try WholeFile.write(Array(data), to: target)
    if FileManager.default.isExecutableFile(atPath: "\(clone)/\(path)") {
      try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: target)
    }
  }

  private func withoutTests(_ package: Data) throws -> Data {
    let text = String(decoding: package, as: UTF8.self)
    let changed = text.replacing(
      "modules + tools + chapters + tests", with: "modules + tools + chapters")
    guard changed != text else {
      throw InputError(.data, "Package.swift has no line with its tests to leave out")
    }
    return Data(changed.utf8)
  }

  private func seal(_ program: String, into folder: String) throws {
    guard let folder = Paths.real(folder) else { return }
    let arguments = ["chapter"] + ExerciseSealing.arguments(folder: folder, variants: variants)
    var run = [ChildProcess(program, arguments)]
    ChildProcess.collect(&run, timeLimit: .seconds(1800))
    guard run[0].ending == .exited(0) else {
      let words = String(decoding: run[0].errors, as: UTF8.self).oneLine(limit: 300)
      throw InputError(.data, "\(Paths.name(of: program)) could not seal its exercises: \(words)")
    }
  }
}

/// The source that takes the place of a chapter's solutions in a release.
struct SealedKeySource {
  /// `extension ExerciseKey<Flips> { static var bothTails: Self`
  struct Key {
    let input: String
    let name: String
  }

  let keys: [Key]
  let sealedIn: String

  /// The keys that a file of solutions declares.
  static func keys(in text: String) -> [Key] {
    text.matches(
      of: /extension ExerciseKey<(.+?)> \{\s*(?:\/\/\/[^\n]*\n\s*)*static var (\w+): Self/
    ).map {
      Key(input: String($0.1), name: String($0.2))
    }
  }

  /// "both-tails" for "bothTails"
  static func fileName(_ name: String) -> String {
    name.map { $0.isUppercase ? "-\($0.lowercased())" : "\($0)" }.joined()
  }

  var text: String {
    let declarations = keys.sorted { $0.name < $1.name }.map { key -> String in
      let file = SealedKeySource.fileName(key.name)
      let isSealed = FileManager.default.fileExists(atPath: "\(sealedIn)/\(file).json")
      return """
        extension ExerciseKey<\(key.input)> {
          static var \(key.name): Self { \(isSealed ? ".sealed(\"\(file)\")" : ".withheld") }
        }

        """
    }
    return "import BayesNumerics\nimport Marking\n\n" + declarations.joined(separator: "\n")
  }
}
