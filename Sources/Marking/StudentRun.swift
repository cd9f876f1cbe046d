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

/// The marking of one exercise and what the student's function printed.
public struct StudentResult: Equatable, Sendable {
  public let mark: Mark
  /// The first ten lines, clean.
  public var printed: [String] = []

  init(_ mark: Mark, printed: [String] = []) {
    self.mark = mark
    self.printed = printed
  }
}

/// Asks a student's program the questions of a sheet.
struct StudentRun {
  let program: StudentProgram
  let workshop: Workshop
  var limits = Limits()

  /// How long a student's program may take for all questions together.
  struct Limits {
    var ofTheProcessor: UInt64 = 15
    /// Longer, as other programs take their part.
    var ofTheClock = Duration.seconds(40)
  }

  /// What came back.
  enum Outcome {
    /// One answer for each question.
    case answers([[Double]])
    case mark(Mark)
  }

  /// Runs the program.
  ///
  /// - Returns: The answers, or the mark of a program that gave none; and what it printed.
  func ask(_ sheet: Exercise.Sheet) -> (Outcome, printed: [String]) {
    let questions =
      "\(workshop.scratch)/questions/\(getpid())-\(UInt64.random(in: 0...UInt64.max)).json"
    defer { unlink(questions) }
    do {
      try WholeFile.write(Array(try StudentRun.json(sheet.arguments).utf8), to: questions)
    } catch {
      let words = "\(error)".oneLine(limit: 300)
      return (.mark(.unmarkable("The questions cannot be written: \(words).")), [])
    }
    var children = [
      ChildProcess(
        confinedBy: confinement(questions), launcher: workshop.launcher, program.path,
        ["program", questions], resultLimit: 64 << 20)
    ]
    ChildProcess.collect(&children, timeLimit: limits.ofTheClock)
    let child = children[0]

    let lines = String(decoding: child.output, as: UTF8.self).split(separator: "\n")
    var printed = lines.prefix(10).map { String($0).oneLine(limit: 90) }
    if lines.count > 10 { printed.append("… and more") }
    return (outcome(of: child, sheet), printed)
  }

  /// It reads its questions and writes no file.
  private func confinement(_ questions: String) -> Confinement {
    var confinement = Confinement.student(executable: program.path, readable: [questions])
    confinement.seconds = limits.ofTheProcessor
    return confinement
  }

  static func json(_ questions: [KeyValuePairs<String, any StudentValue>]) throws -> String {
    let encoder = JSONEncoder()
    encoder.nonConformingFloatEncodingStrategy = .convertToString(
      positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
    func text(_ value: any StudentValue) throws -> String {
      // In an array, as a value alone is no document everywhere
      String(decoding: try encoder.encode([AnyStudentValue(value)]), as: UTF8.self)
        .dropFirst().dropLast().description
    }
    let rows = try questions.map { question in
      "[" + (try question.map { try text($0.value) }.joined(separator: ",")) + "]"
    }
    return "[" + rows.joined(separator: ",\n") + "]\n"
  }

  private struct AnyStudentValue: Encodable {
    let value: any StudentValue
    init(_ value: any StudentValue) { self.value = value }
    func encode(to encoder: any Encoder) throws { try value.encode(to: encoder) }
  }

  private func outcome(of child: ChildProcess, _ sheet: Exercise.Sheet) -> Outcome {
    var answers: [[Double]] = []
    var special: String?
    for line in child.result.split(separator: UInt8(ascii: "\n")) {
      let text = String(decoding: line, as: UTF8.self)
      guard text.hasPrefix("A") else {
        special = text
        break
      }
      answers.append(
        text.dropFirst().split(separator: " ").map {
          UInt64($0, radix: 16).map(Double.init(bitPattern:)) ?? .nan
        })
    }
    // The question that the function had when it was last heard of
    let index = min(answers.count, sheet.words.count - 1)
    let opening = "For \(sheet.words[index].oneLine(limit: 200)) "
    if let special {
      if special == "U" { return .mark(.unsolved) }
      if special.hasPrefix("F ") {
        return .mark(.unmarkable("The questions could not be read by your function's process."))
      }
      if special.hasPrefix("T ") {
        let words = String(special.dropFirst(2)).oneLine(limit: 300)
        let end = words.hasSuffix(".") ? "" : "."
        return .mark(.threw("\(opening)your function throws an error: \(words)\(end)"))
      }
    }

    switch child.ending {
    case .notStarted(let words):
      return .mark(.unmarkable("A process for your function could not be started: \(words)."))
    case .timedOut:
      let seconds = NumberText.significant(limits.ofTheClock / .seconds(1), digits: 3)
      return .mark(
        .stopped(
          "\(opening)your function had not finished after \(seconds) seconds for all inputs; is it slow, or is "
            + "there a loop that never ends?"))
    case .signalled(let number) where number == SIGXCPU || number == SIGKILL:
      return .mark(
        .stopped(
          "\(opening)your function had not finished after \(limits.ofTheProcessor) seconds of work for all inputs; is it "
            + "slow, or is there a loop that never ends?"))
    case .signalled(let number):
      let site = special.flatMap { CrashReport($0) }.flatMap {
        CrashSite(
          $0, executable: program.path, compiler: workshop.compiler, file: program.fileName)
      }
      let reason = site?.reason ?? StudentRun.reason(number)
      let place = site?.line.map { " (line \($0) of your file)" } ?? ""
      return .mark(.stopped("\(opening)your function stopped with a crash: \(reason)\(place)."))
    case .exited(Confinement.Failure.confinement), .exited(Confinement.Failure.program):
      let words = String(decoding: child.errors, as: UTF8.self).oneLine(limit: 300)
      return .mark(.unmarkable("Your function could not be started: \(words)."))
    case .exited(let status):
      if answers.count == sheet.words.count, status == 0 { return .answers(answers) }
      if answers.count > sheet.words.count {
        return .mark(
          .stopped("Your file answers more questions than it is asked; let the function return."))
      }
      return .mark(
        .stopped(
          "\(opening)your function ended the program itself (status \(status)); let it return a value."
        ))
    }
  }

  static func reason(_ signal: Int32) -> String {
    switch signal {
    case SIGILL, SIGTRAP:
      "most often an index out of range, a whole number that overflows, a division by zero or a nil"
    case SIGSEGV, SIGBUS: "most often a function that calls itself without end"
    case SIGABRT: "most often too much memory"
    default: "signal \(signal)"
    }
  }
}
