/// One number or statement, what it is held against, and whether it holds.
///
/// Its ``kind`` says at a glance what the lecture printed, what was read off its picture, and what is
/// a cross-check of ours.
public struct Claim: Sendable {
  /// Row of the ledger and running letter, such as "50a".
  public let id: String
  public let source: Source
  /// What the number is, in words, such as "posterior mean of p, uniform prior".
  public let quantity: String
  public let check: Check

  public init(_ id: String, _ source: Source, _ quantity: String, _ check: Check) {
    self.id = id
    self.source = source
    self.quantity = quantity
    self.check = check
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

  /// What stands behind a claim, one case per ``Kind``.
  public enum Check: Sendable {
    /// The number stands in the lecture, in words of its own such as "9 %" where `text` is given.
    case printed(Double, as: String? = nil, computed: Double, Tolerance)

    /// The number was measured on a picture of the lecture, give or take the error of reading.
    case readOff(Double, within: Double, computed: Double, precision: Precision = .exact)

    /// Two routes of ours that share no code reach the same number; the lecture prints none.
    case crossCheck(route: String, expected: Double, computed: Double, Tolerance)

    /// Two routes of ours agree at many places; the number is their largest difference.
    case agreement(route: String, largestDifference: Double, below: Double, because: String)

    /// The lecture asserts or draws something, told in our words; a number of ours, `measuring` so and
    /// so, lies beyond a threshold.
    ///
    /// `falseAlarmRate` is the share of seeds under which a right program misses the threshold by
    /// chance; 0 where nothing is random.
    case shape(
      String, measuring: String, Double, Threshold, precision: Precision = .exact,
      falseAlarmRate: Double = 0)

    /// The text has a slip: `asTheTextReads` is what it says, `computed` what is right.
    ///
    /// It holds when `computed` agrees with `independent`, the same quantity by a second route, and
    /// lies outside the rounding of `printed` (nil when the slip is one of words). `slip` is its
    /// number in the list of slips, such as "E10".
    case corrected(
      slip: String, asTheTextReads: String, printed: Double?, decimals: Int = 0, computed: Double,
      independent: Double, Tolerance, because: String)

    /// Quoted only; nothing was computed.
    case cited(String)
  }

  /// Beyond what a shape's number must lie.
  public enum Threshold: Sendable, Equatable {
    case above(Double)
    case below(Double)
    case between(Double, Double)
    case equal(Double)
  }

  /// How well a number is known, for those who compute it again.
  public enum Precision: Sendable, Equatable {
    /// The same on every machine, up to rounding.
    case exact
    /// An estimate with this Monte Carlo standard error.
    case standardError(Double)
    /// From chains or random sets whose own spread is not estimated; shown with ≈, and only its verdict
    /// is compared.
    case notCompared
  }

  /// What kind of statement a claim is.
  public enum Kind: String, Sendable, Codable, CaseIterable {
    case printed
    case readOff = "read off"
    case crossCheck = "cross-check"
    case shape
    case corrected
    case cited
  }

  public var kind: Kind {
    switch check {
    case .printed: .printed
    case .readOff: .readOff
    case .crossCheck, .agreement: .crossCheck
    case .shape: .shape
    case .corrected: .corrected
    case .cited: .cited
    }
  }
}

extension Claim.Threshold {
  /// NaN and infinity lie beyond no threshold.
  public func admits(_ value: Double) -> Bool {
    guard value.isFinite else { return false }
    switch self {
    case .above(let bound): return value > bound
    case .below(let bound): return value < bound
    case .between(let low, let high): return value >= low && value <= high
    case .equal(let bound): return value == bound
    }
  }

  /// "above 2", "between 0.6 and 0.85"
  public var text: String {
    switch self {
    case .above(let bound): "above \(NumberText.significant(bound, digits: 6))"
    case .below(let bound): "below \(NumberText.significant(bound, digits: 6))"
    case .between(let low, let high):
      "between \(NumberText.significant(low, digits: 6)) and \(NumberText.significant(high, digits: 6))"
    case .equal(let bound): "equal to \(NumberText.significant(bound, digits: 6))"
    }
  }
}

extension Claim {
  /// The number that the verdict is about; nil for a citation.
  public var value: Double? {
    switch check {
    case .printed(_, _, let computed, _), .readOff(_, _, let computed, _),
      .crossCheck(_, _, let computed, _), .corrected(_, _, _, _, let computed, _, _, _):
      computed
    case .agreement(_, let difference, _, _): difference
    case .shape(_, _, let value, _, _, _): value
    case .cited: nil
    }
  }

  /// The slip that it corrects, such as "E10".
  public var slip: String? {
    if case .corrected(let slip, _, _, _, _, _, _, _) = check { slip } else { nil }
  }
}
