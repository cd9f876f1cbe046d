/// One number or statement that a lecture prints, beside what the chapter computed.
public struct Claim: Sendable {
  /// Row of the ledger and running letter, such as "50a".
  public let id: String
  public let source: Source
  /// What the number is, in words, such as "posterior mean of p, uniform prior".
  public let quantity: String
  public let evidence: Evidence

  public init(id: String, source: Source, quantity: String, evidence: Evidence) {
    self.id = id
    self.source = source
    self.quantity = quantity
    self.evidence = evidence
  }

  /// Where a lecture says it.
  public struct Source: Sendable, Equatable {
    /// "000" ... "004"
    public let lecture: String
    /// The heading of the slide.
    public let slide: String

    public init(lecture: String, slide: String) {
      self.lecture = lecture
      self.slide = slide
    }
  }

  /// What stands behind a verdict.
  public enum Evidence: Sendable {
    /// The lecture prints a number, in words of its own such as "9 %" where `printed` is given; the
    /// chapter computes it.
    case number(published: Double, printed: String? = nil, computed: Double, Tolerance)
    /// The lecture's text has a slip: `published` is what it says, `computed` what is right.
    /// It holds when `computed` agrees with `independent`, the same quantity by a second route,
    /// and lies outside the rounding of `publishedValue` (nil when the slip is one of words).
    case correction(
      published: String, publishedValue: Double?, publishedDecimals: Int = 0,
      computed: Double, independent: Double, Tolerance, because: String)
    /// The lecture shows a shape or an ordering; `observed` says what the computation shows.
    case shape(published: String, observed: String, holds: Bool)
    /// Quoted only; nothing was computed.
    case citation(published: String)
  }

  /// The answer of the claims table.
  public enum Verdict: String, Sendable, Codable, CaseIterable {
    case reproduced
    case corrected
    case shape
    case cited
    case notMet = "NOT MET"
  }
}
