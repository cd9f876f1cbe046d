import SafeIO
import Plotting

/// Everything that a run of a chapter has to tell, before it is text or JSON.
public struct Report: Sendable {
  public let card: ChapterCard
  public let seed: UInt64
  /// Name and value of every option of the chapter.
  public let settings: [(name: String, value: String)]
  /// The options that the reader changed, with the lecture's values.
  public let changed: [(name: String, value: String, lecture: String)]
  /// The sections that ran, in the order of the chapter.
  public var parts: [Part]
  /// How many sections the chapter has; more than `parts` when some stayed out.
  public let sectionCount: Int

  public init(
    card: ChapterCard, seed: UInt64, settings: [(name: String, value: String)] = [],
    changed: [(name: String, value: String, lecture: String)] = [], parts: [Part],
    sectionCount: Int? = nil
  ) {
    self.card = card
    self.seed = seed
    self.settings = settings
    self.changed = changed
    self.parts = parts
    self.sectionCount = sectionCount ?? parts.count
  }

  /// True when every option has the lecture's value.
  public var isLectureCase: Bool { changed.isEmpty }

  /// The claims that apply to this run.
  public var claims: [Claim] { parts.flatMap(\.claims) }

  public var figures: [Figure] { parts.flatMap { $0.findings?.figures ?? [] } }
  public var files: [Findings.File] { parts.flatMap { $0.findings?.files ?? [] } }

  /// One section and what came of it.
  public struct Part: Sendable {
    public let name: String
    public let question: String
    /// False when the reader changed an option that it follows, so that the lecture's claims do not apply.
    public let isLectureCase: Bool
    public let outcome: Outcome
    /// One entry per figure; without paths as long as nothing is written.
    public var drawings: [Drawing]

    public init(name: String, question: String, isLectureCase: Bool, outcome: Outcome) {
      self.name = name
      self.question = question
      self.isLectureCase = isLectureCase
      self.outcome = outcome
      if case .found(let findings) = outcome {
        drawings = findings.figures.map { Drawing(figure: $0) }
      } else {
        drawings = []
      }
    }

    public var findings: Findings? {
      if case .found(let findings) = outcome { findings } else { nil }
    }

    public var claims: [Claim] { isLectureCase ? findings?.claims ?? [] : [] }

    /// The one sentence under "In short".
    var answer: String {
      switch outcome {
      case .found(let findings): findings.answer
      case .refused: "Refused: \(refusal ?? "")."
      case .failed: "Failed: \(refusal ?? ""). The other sections stand."
      }
    }

    /// Why there is no answer, as the middle of a sentence; nil where there is one.
    var refusal: String? {
      switch outcome {
      case .found: nil
      case .refused(let error): error.sentence
      case .failed(let error):
        (error as? any ExplainedError)?.sentence ?? "unexpected failure: \("\(error)".oneLine())"
      }
    }
  }

  /// What a section returned, or why it has no answer.
  public enum Outcome: Sendable {
    case found(Findings)
    /// The reader's data allow none.
    case refused(InputError)
    /// A failure that no section should have; what the others found is kept.
    case failed(any Error)
  }

  /// A figure and the files that it was written to.
  public struct Drawing: Sendable {
    public let figure: Figure
    /// Path of NAME.gp, the script with its data.
    public var script: String?
    /// Path of the picture.
    public var picture: String?

    public init(figure: Figure, script: String? = nil, picture: String? = nil) {
      self.figure = figure
      self.script = script
      self.picture = picture
    }
  }
}
