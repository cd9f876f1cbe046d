#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The report of a run for machines: one JSON object with sorted keys.
///
/// JSON has no NaN and no infinity, so these are the strings "NaN", "Infinity" and "-Infinity" in
/// the place of a number. `seed` is an integer of up to 64 bits.
public struct JSONReport: Codable, Sendable {
  public var chapter: Int
  public var title: String
  public var lecture: String
  public var seed: UInt64
  public var settings: [String: String]
  /// The options that the reader changed.
  public var changed: [String: String]
  public var isLectureCase: Bool
  public var sections: [Part]

  public var claims: [Entry] { sections.flatMap(\.claims) }
  public var figures: [Picture] { sections.flatMap(\.figures) }
  public var tables: [Grid] { sections.flatMap(\.tables) }

  /// One section.
  public struct Part: Codable, Sendable {
    public var name: String
    public var question: String
    public var answer: String
    /// Why the reader's data allow no answer; absent when they do.
    public var refusal: String?
    public var isLectureCase: Bool
    public var claims: [Entry]
    public var tables: [Grid]
    public var figures: [Picture]
    /// The numbers that prose may quote.
    public var values: [String: Quantity]
  }

  /// A number that prose may quote.
  public struct Quantity: Codable, Sendable {
    public var number: Double
    /// Monte Carlo standard error; absent for a number that every machine computes alike.
    public var standardError: Double?
  }

  /// One claim.
  public struct Entry: Codable, Sendable {
    public var id: String
    public var source: Source
    public var quantity: String
    /// "printed", "read off", "cross-check", "shape", "corrected" or "cited"
    public var kind: String
    /// What the lecture shows; empty for a cross-check.
    public var lecture: String
    /// What the chapter found, as text.
    public var computed: String
    /// The number behind `computed`; absent for a citation.
    public var value: Double?
    /// Against what it is held, and how closely.
    public var condition: String
    /// The number of the slip, such as "E10".
    public var slip: String?
    /// Why a slip is one, or how a claim failed.
    public var remark: String?
    /// How often a right program misses the claim by chance, over seeds.
    public var falseAlarmRate: Double
    /// "holds", "quoted" or "NOT MET"
    public var verdict: String
  }

  public struct Source: Codable, Sendable {
    public var lecture: String
    public var slide: String
  }

  public struct Grid: Codable, Sendable {
    public var title: String
    public var columns: [String]
    public var rows: [[String]]
    public var note: String
  }

  public struct Picture: Codable, Sendable {
    public var name: String
    public var caption: String
    /// Path of NAME.gp; absent when nothing was written.
    public var script: String?
    /// Path of the picture; absent when nothing was written.
    public var picture: String?
  }

  public init(_ report: Report) {
    chapter = report.card.number
    title = report.card.title
    lecture = report.card.lecture
    seed = report.seed
    settings = Dictionary(
      report.settings.map { ($0.name, $0.value) }, uniquingKeysWith: { _, last in last })
    changed = Dictionary(
      report.changed.map { ($0.name, $0.value) }, uniquingKeysWith: { _, last in last })
    isLectureCase = report.isLectureCase
    sections = report.parts.map(Part.init)
  }

  /// The JSON text, pretty-printed, with a newline at its end.
  public var text: String {
    get throws {
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
      encoder.nonConformingFloatEncodingStrategy = .convertToString(
        positiveInfinity: "Infinity", negativeInfinity: "-Infinity", nan: "NaN")
      return String(decoding: try encoder.encode(self), as: UTF8.self) + "\n"
    }
  }

  /// Reads what ``text`` wrote.
  public init(json bytes: Data) throws {
    let decoder = JSONDecoder()
    decoder.nonConformingFloatDecodingStrategy = .convertFromString(
      positiveInfinity: "Infinity", negativeInfinity: "-Infinity", nan: "NaN")
    self = try decoder.decode(JSONReport.self, from: bytes)
  }
}

extension JSONReport.Part {
  init(_ part: Report.Part) {
    name = part.name
    question = part.question
    answer = part.answer
    refusal = part.refusal
    isLectureCase = part.isLectureCase
    claims = part.claims.map(JSONReport.Entry.init)
    tables = (part.findings?.tables ?? []).map {
      .init(title: $0.title, columns: $0.columns, rows: $0.rows, note: $0.note)
    }
    figures = part.drawings.map {
      .init(
        name: $0.figure.name, caption: $0.figure.caption, script: $0.script, picture: $0.picture)
    }
    values = Dictionary(
      (part.findings?.values ?? []).map {
        ($0.name, .init(number: $0.number, standardError: $0.standardError))
      }, uniquingKeysWith: { _, last in last })
  }
}

extension JSONReport.Entry {
  init(_ claim: Claim) {
    id = claim.id
    source = .init(lecture: claim.source.lecture, slide: claim.source.slide)
    quantity = claim.quantity
    kind = claim.kind.rawValue
    lecture = claim.lectureText
    computed = claim.computedText
    value = claim.value
    condition = claim.conditionText
    slip = claim.slip
    remark = claim.remark
    falseAlarmRate = claim.falseAlarmRate
    verdict = claim.verdict.rawValue
  }
}
