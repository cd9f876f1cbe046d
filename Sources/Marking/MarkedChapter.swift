import SafeIO
import Workbook

/// A chapter with exercises, which its program lists and marks: `swift run chapter1 exercises`.
public protocol MarkedChapter: Chapter {
  /// Numbered 1, 2, ... in rising difficulty.
  static var exercises: [Exercise] { get }
}

extension MarkedChapter {
  public static var subcommands: [any Subcommand.Type] {
    exercises.isEmpty ? [] : [ExercisesCommand<Self>.self]
  }
}

extension MarkedChapter {
  /// What the student's function of a build exercise gives for questions of the chapter's own choice: how a section
  /// of ``Chapter/studentSections`` plugs it in.
  ///
  /// - Returns: The numbers of each answer.
  /// - Throws: ``InputError`` 65 with the marker's sentence where the file gives no answers, such as when it is not
  ///   written yet or does not compile.
  public static func mine<Input>(
    _ exercise: Exercise, _ call: StudentCall<Input>, on questions: [Input]
  ) throws -> [[Double]] {
    let marker = try Marker(card: card)
    guard let clone = Clone.folder(sourceFile: card.sourceFile),
      let text = Answers.of(clone: clone).text(of: exercise, chapter: card.executable),
      text != (try? marker.stubs.text(exercise.fileName))
    else {
      throw InputError(
        .data,
        "exercise \(exercise.number) is not written yet, so there is nothing to plug in; "
          + "'swift run \(card.executable) exercises \(exercise.number)' says where to write it")
    }
    let sheet = Exercise.Sheet(
      words: questions.indices.map { "run \($0 + 1)" }, arguments: questions.map(call.arguments)
    ) { _ in .solved }
    switch marker.answers(text, to: sheet, of: exercise).0 {
    case .answers(let answers): return answers
    case .mark(let mark):
      throw InputError(
        .data, "your exercise \(exercise.number) cannot be plugged in: \(mark.explanation)")
    }
  }
}
