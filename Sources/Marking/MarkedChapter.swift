import Workbook

/// A chapter with exercises, which its program lists and marks: `swift run chapter1 exercises`.
public protocol MarkedChapter: Chapter {
  /// Numbered 1, 2, ... in the order of the chapter's questions.
  static var exercises: [Exercise] { get }
}

extension MarkedChapter {
  public static var subcommands: [any Subcommand.Type] {
    exercises.isEmpty ? [] : [ExercisesCommand<Self>.self]
  }
}
