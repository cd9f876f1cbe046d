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
  public var isLectureCase: Bool
  public var claims: [Entry]
  public var tables: [Grid]
  public var figures: [Picture]

  /// One claim; which of the optional parts are present depends on `kind`.
  public struct Entry: Codable, Sendable {
    public var id: String
    public var source: Source
    public var quantity: String
    /// "number", "correction", "shape" or "citation"
    public var kind: String
    /// As the lecture prints it.
    public var published: String
    public var publishedValue: Double?
    public var computed: Double?
    /// The second route of a correction.
    public var independent: Double?
    /// What the computation shows of a shape.
    public var observed: String?
    public var tolerance: Bound?
    /// Why a slip is one.
    public var because: String?
    public var verdict: String
  }

  public struct Source: Codable, Sendable {
    public var lecture: String
    public var slide: String
  }

  public struct Bound: Codable, Sendable {
    /// "rounded" (value: decimals), "monteCarlo" (value: standard error), "relative" or "absolute"
    public var kind: String
    public var value: Double
    public var because: String
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
    isLectureCase = report.isLectureCase
    claims = report.claims.map(Entry.init)
    tables = report.page.tables.map {
      Grid(title: $0.title, columns: $0.columns, rows: $0.rows, note: $0.note)
    }
    figures = report.drawings.map {
      Picture(
        name: $0.figure.name, caption: $0.figure.caption, script: $0.script, picture: $0.picture)
    }
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
}

extension JSONReport.Entry {
  init(_ claim: Claim) {
    id = claim.id
    source = .init(lecture: claim.source.lecture, slide: claim.source.slide)
    quantity = claim.quantity
    published = claim.publishedText
    verdict = claim.verdict.rawValue
    switch claim.evidence {
    case .number(let value, _, let computed, let tolerance):
      kind = "number"
      publishedValue = value
      self.computed = computed
      self.tolerance = .init(tolerance)
    case .correction(_, let value, _, let computed, let independent, let tolerance, let because):
      kind = "correction"
      publishedValue = value
      self.computed = computed
      self.independent = independent
      self.tolerance = .init(tolerance)
      self.because = because
    case .shape(_, let observed, _):
      kind = "shape"
      self.observed = observed
    case .citation: kind = "citation"
    }
  }
}

extension JSONReport.Bound {
  init(_ tolerance: Tolerance) {
    switch tolerance {
    case .rounded(let decimals):
      (kind, value, because) = (
        "rounded", Double(decimals), "half a unit of the last printed decimal"
      )
    case .monteCarlo(let standardError):
      let width = NumberText.fixed(Tolerance.monteCarloWidth, decimals: 4)
      kind = "monteCarlo"
      value = standardError
      because = "\(width) standard errors: a right result is refused once in 100,000 times"
    case .relative(let bound, let reason): (kind, value, because) = ("relative", bound, reason)
    case .absolute(let bound, let reason): (kind, value, because) = ("absolute", bound, reason)
    }
  }
}
