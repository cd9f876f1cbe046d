import Plotting

/// What a section found: its answer, and the numbers, tables, figures and claims behind it.
public struct Findings: Sendable {
  /// One plain sentence that answers the section's question, for somebody who reads nothing else.
  public var answer: String
  public var tables: [Table]
  public var figures: [Figure]
  public var claims: [Claim]
  /// The numbers that the chapter's prose and captions quote, by name.
  public var values: [Value]
  /// What the reader asked to have in files of their own, such as draws.
  public var files: [File]

  public init(
    answer: String, tables: [Table] = [], figures: [Figure] = [], claims: [Claim] = [],
    values: [Value] = [], files: [File] = []
  ) {
    self.answer = answer
    self.tables = tables
    self.figures = figures
    self.claims = claims
    self.values = values
    self.files = files
  }

  /// A number of a section that prose may quote as `0.498<!--=section.name-->`.
  public struct Value: Sendable {
    /// Lower-case words with dots or hyphens, such as "sigma.mean"; unique in its section.
    public let name: String
    public let number: Double
    /// The Monte Carlo standard error of an estimate that chains made, whose last digits depend on the
    /// processor; nil for a number that every machine computes alike.
    public let standardError: Double?

    public init(_ name: String, _ number: Double, standardError: Double? = nil) {
      self.name = name
      self.number = number
      self.standardError = standardError
    }

    public init(_ name: String, _ number: Int) { self.init(name, Double(number)) }
  }

  /// A text and where it goes.
  public struct File: Sendable {
    public let path: String
    public let text: String

    public init(path: String, text: String) {
      self.path = path
      self.text = text
    }
  }
}
