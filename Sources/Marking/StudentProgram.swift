import SafeIO
import Workbook

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A student's file as a program of its own, compiled apart from everything else.
struct StudentProgram: Sendable {
  let path: String
  /// The name under which it was compiled.
  let fileName: String

  enum Failure: Error {
    /// The compiler's first complaint, as a sentence with its line.
    case doesNotCompile(String)
    case unmarkable(String)
  }

  /// How long a compiler may take for one file of a few lines.
  static let timeLimit = Duration.seconds(40)

  /// Compiles the student's file, files beside it and the harness; what was compiled before is taken again.
  static func compile(
    _ text: String, of exercise: Exercise, besides: [(name: String, text: String)],
    harness: String, in workshop: Workshop
  ) throws(Failure) -> StudentProgram {
    let files =
      [(name: exercise.fileName, text: text)] + besides + [(name: "main.swift", text: harness)]
    let whole = ([workshop.stamp] + workshop.flags + files.map { "\($0.name)\n\($0.text)" })
      .joined(separator: "\u{0}")
    let folder = "\(workshop.scratch)/\(Fingerprint.of(whole))"
    let program = StudentProgram(path: "\(folder)/program", fileName: exercise.fileName)
    if Paths.text(of: "\(folder)/sources", limit: 4_000_000) == whole { return program }

    // Made beside and moved in one step, so that two markers do not meet
    let own = "\(folder).\(getpid()).\(UInt32.random(in: 0...UInt32.max))"
    defer { try? FileManager.default.removeItem(atPath: own) }
    do {
      try WholeFile.createFolder(own)
      for file in files { try WholeFile.write(Array(file.text.utf8), to: "\(own)/\(file.name)") }
      try run(workshop, own, files.map(\.name), exercise)
      try WholeFile.write(Array(whole.utf8), to: "\(own)/sources")
    } catch let failure as Failure {
      throw failure
    } catch {
      throw .unmarkable("Your file cannot be compiled here: \("\(error)".oneLine(limit: 300)).")
    }
    if rename(own, folder) != 0 {
      // Another marker was faster; what is there is taken, unless it is only half there
      guard Paths.text(of: "\(folder)/sources", limit: 4_000_000) != whole else { return program }
      try? FileManager.default.removeItem(atPath: folder)
      guard rename(own, folder) == 0 else {
        throw .unmarkable("The compiled program could not be moved to \(folder.quoted).")
      }
    }
    return program
  }

  private static func run(
    _ workshop: Workshop, _ folder: String, _ names: [String], _ exercise: Exercise
  ) throws(Failure) {
    func compile() -> ChildProcess {
      var compiler = [
        ChildProcess(
          confinedBy: workshop.compiling(in: folder), launcher: workshop.launcher,
          workshop.compiler,
          ["swiftc"] + names.map { "\(folder)/\($0)" } + workshop.flags
            + ["-o", "\(folder)/program"],
          environment: ["TMPDIR": folder, "HOME": folder], folder: folder)
      ]
      ChildProcess.collect(&compiler, timeLimit: timeLimit)
      return compiler[0]
    }
    // A compiler that ends without a word was ended by somebody else, such as a system short of memory
    func wasEnded(_ compiler: ChildProcess) -> Bool {
      switch compiler.ending {
      case .exited(0), .timedOut, .notStarted: false
      case .exited, .signalled: (compiler.errors + compiler.output).isEmpty
      }
    }
    var compiler = compile()
    if wasEnded(compiler) { compiler = compile() }
    guard !wasEnded(compiler) else {
      throw .unmarkable("The compiler was ended from outside (memory?). Mark your file again.")
    }
    switch compiler.ending {
    case .exited(0): return
    case .timedOut:
      let seconds = NumberText.significant(timeLimit / .seconds(1), digits: 2)
      throw .doesNotCompile(
        "The compiler had not finished your file after \(seconds) seconds; split a long expression "
          + "into several, and give constants their type.")
    case .notStarted(let words): throw .unmarkable("The compiler could not be started: \(words).")
    case .exited, .signalled:
      let output = String(decoding: compiler.errors + compiler.output, as: UTF8.self)
      throw .doesNotCompile(complaint(in: output, fileName: exercise.fileName))
    }
  }

  /// What the compiler means, where its own words do not tell a beginner.
  private static func explanation(of words: String) -> String {
    if words.contains("unable to type-check this expression in reasonable time") {
      return " (often an Int meets a Double: write Double(n), and split the expression)."
    }
    if words.contains("'Int'"), words.contains("'Double'") {
      return " (Swift does not mix Int and Double: write Double(n))."
    }
    if words.contains("'(Double, Double)'"), words.contains("'ClosedRange<Double>'") {
      return " (an interval is written 0.1...0.4)."
    }
    if words.contains("cannot find '"), words.hasSuffix("in scope") {
      return " (a new name begins with let or var)."
    }
    return ""
  }

  /// The first error in the student's own file as a sentence; else one that the call of the function tells.
  static func complaint(in output: String, fileName: String) -> String {
    let lines = output.split(separator: "\n").map(String.init)
    let errors = lines.filter { $0.contains(": error: ") }
    func words(_ line: String) -> String {
      let found = line.ranges(of: ": error: ").first.map { String(line[$0.upperBound...]) } ?? line
      return found.oneLine(limit: 300) + explanation(of: found)
    }
    func quoted(_ words: String) -> String {
      words.hasSuffix(".") || words.hasSuffix("?") || words.hasSuffix(")") ? words : words + "."
    }
    if let first = errors.first(where: { $0.contains("/\(fileName):") }) {
      let place = first.ranges(of: "/\(fileName):").first.map { first[$0.upperBound...] } ?? ""
      let line = place.prefix { $0.isNumber }
      let more = errors.count { $0.contains("/\(fileName):") } - 1
      let opening = "Line \(line) of your file does not compile: "
      guard more > 0 else { return opening + quoted(words(first)) }
      let unended = words(first).hasSuffix(".") ? String(words(first).dropLast()) : words(first)
      return "\(opening)\(unended) (\(more) more \(more == 1 ? "error follows" : "errors follow"))."
    }
    if let first = errors.first {
      return
        "Your function cannot be called as the exercise calls it; keep its name, its labels and its types: "
        + quoted(words(first))
    }
    return "The compiler stopped: \(quoted(lines.last?.oneLine(limit: 300) ?? "without a word"))"
  }
}
