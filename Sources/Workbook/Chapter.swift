import ArgumentParser

/// One chapter of the workbook: a card, what its sections share, the sections, and exercises.
public protocol Chapter: Sendable {
  /// The chapter's own options; `ParsableArguments` of swift-argument-parser.
  associatedtype Settings: ChapterSettings
  /// What all sections share: the data as loaded and checked, and results that several need (``Shared``).
  associatedtype Study: Sendable

  static var card: ChapterCard { get }

  /// Loads and checks the reader's data; infers nothing.
  ///
  /// - Throws: ``InputError`` when the reader's options or data cannot be used.
  static func study(_ settings: Settings, run: Run) throws -> Study

  /// The questions of the chapter, in the order in which a reader meets them.
  static var sections: [Section<Study>] { get }

  /// What a student's own functions do in the chapter, for `--with-mine`; none unless a chapter says otherwise.
  static var studentSections: [Section<Study>] { get }

  /// What its program does beside; none unless a chapter says otherwise.
  static var subcommands: [any Subcommand.Type] { get }
}

extension Chapter {
  public static var subcommands: [any Subcommand.Type] { [] }
  public static var studentSections: [Section<Study>] { [] }
}

/// What a chapter says of itself in `--help` and at the head of its report.
public struct ChapterCard: Sendable {
  /// 1, 2, ...; names the executable (`chapter1`) and the folder of figures (`figures/chapter01`).
  public let number: Int
  public let title: String
  /// The lecture that it reproduces, such as "lecture 003 (Donini, Cargese 2023)".
  public let lecture: String
  /// One or two sentences for `--help`.
  public let abstract: String
  /// One worked example for `--help`: the command, and what it shows.
  public let example: (command: String, shows: String)
  /// The chapter's source file (`#filePath`), from which the clone and the solutions are found.
  public let sourceFile: String

  public init(
    number: Int, title: String, lecture: String, abstract: String,
    example: (command: String, shows: String), sourceFile: String = #filePath
  ) {
    self.number = number
    self.title = title
    self.lecture = lecture
    self.abstract = abstract
    self.example = example
    self.sourceFile = sourceFile
  }

  /// "chapter1"
  public var executable: String { "chapter\(number)" }

  /// "chapter01", the name of the chapter's folder in `figures`.
  public var folder: String { number < 10 ? "chapter0\(number)" : "chapter\(number)" }
}
