import ArgumentParser

/// One chapter of the workbook: a card, a function that reproduces a lecture, and exercises.
///
/// The function neither prints nor writes: the command line and the tests are two readers of the
/// ``Page`` that it returns.
public protocol Chapter: Sendable {
  /// The chapter's own options; `ParsableArguments` of swift-argument-parser.
  associatedtype Settings: ChapterSettings

  static var card: ChapterCard { get }

  /// Data, model, inference, summary, figures, claims: the story of the chapter in this order.
  ///
  /// - Throws: ``InputError`` when the student's options or data cannot be used.
  static func reproduce(_ settings: Settings, run: Run) async throws -> Page

  /// What its program does beside; none unless a chapter says otherwise.
  static var subcommands: [any Subcommand.Type] { get }
}

extension Chapter {
  public static var subcommands: [any Subcommand.Type] { [] }
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

/// A chapter's own options.
public protocol ChapterSettings: ParsableArguments, Sendable {
  /// True when every option of the chapter has the lecture's value, so that the lecture's claims apply.
  var isLectureCase: Bool { get }

  /// Name and value of every option, for the report.
  var summary: [(name: String, value: String)] { get }
}

/// What one run of a chapter is given beside its settings.
public struct Run: Sendable {
  /// All randomness of the chapter comes from streams of this seed.
  public let seed: UInt64
  /// Where long work reports how far it is; shown as a bar when standard error is a terminal.
  public let progress: Progress
  /// Fewer draws and repetitions, for a first look (`--quick`). Every number stays an honest
  /// estimate, only its Monte Carlo error grows; a chapter without long work may ignore it.
  public let isQuick: Bool

  public init(seed: UInt64, isQuick: Bool = false, progress: Progress = .silent) {
    self.seed = seed
    self.isQuick = isQuick
    self.progress = progress
  }

  /// The seed of the committed figures and of CLAIMS.md: the date of lecture 003's school.
  public static let defaultSeed: UInt64 = 20_230_327
}
