import SafeIO
import Synchronization
import Workbook

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif
import Dispatch

/// Marks files of students: each is compiled and run by itself, and only its numbers are looked at.
public struct Marker: Sendable {
  let workshop: Workshop
  let stubs: Stubs
  var limits = StudentRun.Limits()

  /// - Throws: What is missing, or cannot be written, as a sentence.
  public init(card: ChapterCard) throws {
    guard let program = Paths.executable, let clone = Clone.folder(sourceFile: card.sourceFile)
    else {
      throw InputError(
        .noInput, "the clone of the workbook was not found; run the program inside it")
    }
    workshop = try Workshop.make(clone: clone, program: program)
    stubs = Stubs(beside: card.sourceFile)
  }

  /// Refuses to begin where no file could be compiled.
  ///
  /// - Throws: ``InputError`` 66 where there is no compiler.
  public static func checkCompiler() throws { _ = try Workshop.swiftCompiler() }

  /// Marks the text of a student's file; nil is a file that is not there.
  public func mark(_ text: String?, of exercise: Exercise, seed: UInt64) -> StudentResult {
    guard let text else { return StudentResult(.unsolved) }
    // What nobody has touched need not be compiled
    if let stub = try? stubs.text(exercise.fileName), stub == text {
      return StudentResult(.unsolved)
    }
    let sheet = exercise.sheet(seed)
    switch answers(text, to: sheet, of: exercise) {
    case (.answers(let answers), let printed):
      return StudentResult(sheet.mark(answers), printed: printed)
    case (.mark(let mark), let printed): return StudentResult(mark, printed: printed)
    }
  }

  /// What the student's function answers to these questions.
  func answers(_ text: String, to sheet: Exercise.Sheet, of exercise: Exercise) -> (
    StudentRun.Outcome, printed: [String]
  ) {
    do {
      let besides = try exercise.besides.map { (name: $0, text: try stubs.text($0)) }
      let arguments = sheet.arguments[0].map { ($0.key, type(of: $0.value).typeName) }
      let program = try StudentProgram.compile(
        text, of: exercise, besides: besides,
        harness: Harness.source(function: exercise.function, arguments: arguments), in: workshop)
      return StudentRun(program: program, workshop: workshop, limits: limits).ask(sheet)
    } catch let failure as StudentProgram.Failure {
      switch failure {
      case .doesNotCompile(let sentence): return (.mark(.doesNotCompile(sentence)), [])
      case .unmarkable(let sentence): return (.mark(.unmarkable(sentence)), [])
      }
    } catch {
      return (.mark(.unmarkable("\(error)".oneLine(limit: 300))), [])
    }
  }

  /// Marks several at once, on all cores; the results are in the order of the exercises.
  public func mark(_ exercises: [Exercise], texts: [String?], seed: UInt64) -> [StudentResult] {
    let results = Mutex([StudentResult?](repeating: nil, count: exercises.count))
    DispatchQueue.concurrentPerform(iterations: exercises.count) { index in
      let result = mark(texts[index], of: exercises[index], seed: seed)
      results.withLock { $0[index] = result }
    }
    return results.withLock { $0.compactMap(\.self) }
  }
}
