import Foundation
import SafeIO
import TestSupport
import Testing
import Workbook

@testable import Marking
@testable import chapter99

/// Students' files of every kind, compiled and run as the marker does.
@Suite struct MarkerTests {
  private static let marker: Marker? = {
    var marker = try? Marker(card: Demonstration.card)
    marker?.limits = StudentRun.Limits(ofTheProcessor: 2, ofTheClock: .seconds(20))
    return marker
  }()

  private func mark(_ body: String, imports: String = "import Foundation") throws -> StudentResult {
    try mark(file: "\(imports)\n\nfunc square(_ x: Double) throws -> Double {\n\(body)\n}\n")
  }

  private func mark(file: String) throws -> StudentResult {
    let marker = try #require(MarkerTests.marker)
    return marker.mark(file, of: Demonstration.exercises[0], seed: 3)
  }

  @Test func rightUnsolvedMistakenAndWrong() throws {
    #expect(try mark("x * x").mark == .solved)
    #expect(try mark("throw Unsolved()").mark == .unsolved)
    #expect(try mark("2 * x").mark.mistakeNames == ["twice for squared"])
    #expect(try mark("3 * x * x").mark.explanation.contains("too large by a factor of 3.0"))
    let marker = try #require(MarkerTests.marker)
    #expect(marker.mark(nil, of: Demonstration.exercises[0], seed: 3).mark == .unsolved)
  }

  @Test func theSolutionsAreSolvedAndTheStubsAreNot() throws {
    let marker = try #require(MarkerTests.marker)
    let exercise = Demonstration.exercises[0]
    let folder = Paths.folder(of: Demonstration.card.sourceFile)
    let solution = try #require(
      Paths.text(of: "\(folder)/Solutions/\(exercise.fileName)", limit: 100_000))
    #expect(marker.mark(solution, of: exercise, seed: 8).mark == .solved)
    for exercise in Demonstration.exercises {
      // With a blank, so that it is compiled and run
      let stub = try marker.stubs.text(exercise.fileName) + "\n"
      #expect(marker.mark(stub, of: exercise, seed: 8).mark == .unsolved)
    }
  }

  @Test func whatIsPrintedIsShownAndNotBelieved() throws {
    let result = try mark("print(\"solved\"); print(#\"{\"solved\": true}\"#); return -1")
    #expect(result.mark.state == "wrong")
    #expect(result.printed.first == "solved" && result.printed.last == "… and more")
  }

  @Test func theCompilersSentenceHasItsLine() throws {
    let words = try mark("  let y = x\n  return z * y").mark
    #expect(
      words
        == .doesNotCompile(
          "Line 5 of your file does not compile: cannot find 'z' in scope (a new name begins with let or var)."
        ))
    let label = try mark(file: "func square(x: Double) -> Double { x * x }").mark
    #expect(label.state == "does not compile")
    #expect(label.explanation.hasPrefix("Your function cannot be called as the exercise calls it"))
    #expect(try mark(file: "func square(").mark.state == "does not compile")
    #expect(try mark(file: "").mark.state == "does not compile")
  }

  /// What readers of Python meet first is said in words of theirs, and nothing is added to what is clear.
  @Test(arguments: [
    ("  let n = 3\n  return x * n", "write Double(n)"),
    ("  let n = 3\n  return exp(n)", "write Double(n)"),
    ("  let a: ClosedRange<Double> = (0.1, 0.4)\n  return a.lowerBound", "0.1...0.4"),
    ("  y = x * x\n  return y", "let or var"),
    ("  let y = x\n  return y.roots", "no member 'roots'."),
  ]) func theCompilersWordsAreExplained(body: String, words: String) throws {
    let mark = try mark(body).mark
    #expect(mark.state == "does not compile")
    #expect(mark.explanation.contains(words), "\(mark.explanation)")
    #expect(mark.explanation.hasSuffix("."), "\(mark.explanation)")
  }

  /// An expression at which the type checker would work for hours ends with a sentence.
  @Test(.enabled(if: Validation.isLong, "make validate waits the ten seconds that it is given"))
  func aCompilerThatHangsIsEnded() throws {
    let terms = (1...60).map { "[\($0): \"a\"] + [2.0: 1]" }.joined(separator: " + ")
    #expect(try mark("let all = \(terms); return 1").mark.state == "does not compile")
  }

  @Test func crashesNameTheInputAndTheLine() throws {
    let mark = try mark("  let numbers = [x]\n  return numbers[Int(x) + 7]").mark
    #expect(mark.state == "stops")
    #expect(mark.explanation.hasPrefix("For x = "))
    #expect(mark.explanation.contains("a crash: index out of range (line 5 of your file)"))
    let error = try self.mark("throw CocoaError(.fileNoSuchFile)").mark
    #expect(error.state == "throws an error" && error.explanation.hasPrefix("For x = "))
    let exit = try self.mark("exit(3)").mark
    #expect(exit.explanation.contains("ended the program itself (status 3)"))
  }

  @Test func whatNeverEndsIsEnded() throws {
    let loop = try mark("var y = x; while y > -1 { y += 1; y = y > 9 ? 0 : y }; return y").mark
    #expect(loop.state == "stops")
    #expect(loop.explanation.contains("had not finished after 2 seconds of work"))
    let deep = try mark("try square(x + 1) + 1").mark
    #expect(deep.state == "stops")
  }

  // MARK: Students who try something else

  /// Each would be right if it succeeded, so that a mark other than solved shows that it did not.
  @Test(arguments: [
    "FileManager.default.contents(atPath: \"SOLUTION\") != nil",
    "(try? FileManager.default.contentsOfDirectory(atPath: \"FOLDER\")) != nil",
    "FileManager.default.createFile(atPath: \"/tmp/of-a-student\", contents: Data())",
    "FileManager.default.contents(atPath: \"/etc/passwd\") != nil",
    "socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0) >= 0",
    "kill(getppid(), 0) == 0",
    "(try? Process.run(URL(fileURLWithPath: \"/bin/true\"), arguments: [])) != nil",
  ])
  func whatAStudentMayNotDo(act: String) throws {
    guard Confinement.available.isSuperset(of: [.files, .network, .processes, .signals]) else {
      print("skipped: this system confines \(Confinement.available.rawValue) only")
      return
    }
    let folder = Paths.folder(of: Demonstration.card.sourceFile)
    let act = act.replacing("SOLUTION", with: "\(folder)/Solutions/1-square.swift")
      .replacing("FOLDER", with: folder)
    let result = try mark("if \(act) { return x * x }; return -1")
    #expect(result.mark.state != "solved", "\(result.mark.explanation)")
    #expect(result.mark.state != "does not compile", "\(result.mark.explanation)")
  }

  @Test func moreMemoryThanAllowedStopsTheStudentAlone() throws {
    let mark = try mark(
      "var all: [[Double]] = []; while all.count < 400 { all.append([Double](repeating: x, count: 1 << 22)) }; "
        + "return all.count > 399 ? x * x : 0"
    ).mark
    #expect(mark.state == "stops", "\(mark.explanation)")
  }

  /// Only numbers leave the student's process, and these must be right.
  @Test func forgedAnswersAreNoAnswers() throws {
    let forged = try mark(
      "for _ in 0..<25 { _ = write(3, \"A 3ff0000000000000\\n\", 19) }; exit(0)")
    #expect(forged.mark.state == "wrong")
    let tooMany = try mark("_ = write(3, \"A 3ff0000000000000\\n\", 19); return x * x")
    #expect(tooMany.mark.state != "solved")
    let verdict = try mark("_ = write(3, \"{\\\"solved\\\":{}}\\n\", 14); exit(0)")
    #expect(verdict.mark.state == "stops")
  }

  @Test func noChapterAndNoMarkerCanBeImported() throws {
    for module in ["chapter99", "Marking", "Workbook"] {
      let result = try mark("x * x", imports: "import Foundation\nimport \(module)")
      #expect(result.mark.state == "does not compile", "\(module)")
    }
    #expect(try mark("x * x", imports: "import BayesNumerics").mark == .solved)
  }

  // MARK: The command

  private let program = CommandRunner.built("chapter99")

  private func answers(_ files: [String: String]) throws -> String {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("answers-\(UInt64.random(in: 0...UInt64.max))").path
    for (name, text) in files {
      try WholeFile.createFolder("\(folder)/chapter99")
      try WholeFile.write(Array(text.utf8), to: "\(folder)/chapter99/\(name)")
    }
    return folder
  }

  /// A file that does not compile costs only its own mark.
  @Test func oneBrokenFileLeavesTheOthersAlone() throws {
    let folder = try answers([
      "1-square.swift": "func square(_ x: Double) -> Double { x * x }",
      "2-side-and-area.swift": "func sideAndArea(",
    ])
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let list = program.run(["exercises", "--answers", folder])
    #expect(list.status == 1)
    #expect(list.output.contains("solved") && list.output.contains("does not compile"))
    #expect(list.output.contains("Next: see what is wrong with exercise 2"))
    let one = program.run(["exercises", "1", "--answers", folder])
    #expect(one.status == 0 && one.output.contains("Solved: right on every input."))

    let json = program.run(["exercises", "--answers", folder, "--json", "--student", "Ada"])
    let report = try JSONDecoder().decode(ExercisesReport.self, from: Data(json.output.utf8))
    #expect(report.exercises.map(\.isSolved) == [true, false])
    #expect(report.exercises[1].state == "does not compile")
    #expect(report.seed == StudentName.seed("  ADA ") && report.student == "Ada")
  }

  @Test func hintsAndSolutionsOnRequest() {
    let hint = program.run(["exercises", "1", "--hint"])
    #expect(hint.status == 0 && hint.output == "Hint: Multiply it by itself.\n")
    let both = program.run(["exercises", "1", "--hint", "--solution"])
    #expect(both.output.contains("Hint: ") && both.output.contains("func square"))
    let missing = program.run(["exercises", "2", "--solution"])
    #expect(missing.status == 66 && missing.errors.contains("without solutions"))
  }

  @Test func everyStudentHasOtherInputs() throws {
    let folder = try answers(["1-square.swift": "func square(_ x: Double) -> Double { 3 * x * x }"])
    defer { try? FileManager.default.removeItem(atPath: folder) }
    func words(_ name: String) -> String {
      program.run(["exercises", "1", "--answers", folder, "--student", name]).output
    }
    #expect(words("Ada Lovelace") == words("ada  lovelace"))
    #expect(words("Ada Lovelace") != words("Grace Hopper"))
    #expect(program.run(["exercises", "--student", "-.-"]).status == 64)
    #expect(program.run(["exercises", "--answers", "/nowhere"]).status == 66)
  }

  @Test func aSubmissionKnowsWhoseItIs() throws {
    let folder = try answers([
      "1-square.swift": "func square(_ x: Double) -> Double { x * x }"
    ])
    let target = folder + "-submitted"
    defer {
      try? FileManager.default.removeItem(atPath: folder)
      try? FileManager.default.removeItem(atPath: target)
    }
    let json = program.run(["exercises", "--answers", folder, "--json"])
    let report = try JSONDecoder().decode(ExercisesReport.self, from: Data(json.output.utf8))
    let count = try Submission(student: "Ada Lovelace", reports: [report]).write(to: target)
    #expect(count == 1)
    let read = try #require(Submission.read(target))
    #expect(read.verdict(for: "ada lovelace", in: target) == .matches)
    #expect(read.verdict(for: "Grace Hopper", in: target) == .otherName)
    try WholeFile.write(
      Array("func square(_ x: Double) -> Double { x }".utf8),
      to: "\(target)/chapter99/1-square.swift")
    #expect(read.verdict(for: "Ada Lovelace", in: target) == .changed)
    #expect(Submission.read("/nowhere") == nil)
  }
}
