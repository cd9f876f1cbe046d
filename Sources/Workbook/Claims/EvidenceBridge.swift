extension Claim {
  /// The claims of chapters that are not yet cut into sections.
  public enum Evidence: Sendable {
    case number(published: Double, printed: String? = nil, computed: Double, Tolerance)
    case correction(
      published: String, publishedValue: Double?, publishedDecimals: Int = 0,
      computed: Double, independent: Double, Tolerance, because: String)
    case shape(published: String, observed: String, holds: Bool)
    case citation(published: String)
  }

  public init(id: String, source: Source, quantity: String, evidence: Evidence) {
    switch evidence {
    case .number(let published, let printed, let computed, let tolerance):
      self.init(
        id, source, quantity, .printed(published, as: printed, computed: computed, tolerance))
    case .correction(
      let published, let value, let decimals, let computed, let independent, let tolerance,
      let reason):
      self.init(
        id, source, quantity,
        .corrected(
          slip: "", asTheTextReads: published, printed: value, decimals: decimals,
          computed: computed, independent: independent, tolerance, because: reason))
    case .shape(let published, let observed, let holds):
      self.init(
        id, source, quantity, .shape(published, measuring: observed, holds ? 1 : 0, .above(0.5)))
    case .citation(let published):
      self.init(id, source, quantity, .cited(published))
    }
  }
}
