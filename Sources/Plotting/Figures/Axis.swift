/// One axis of a panel: its label, its range, its scale and its tics.
public struct Axis: Sendable {
  public enum Scale: Sendable {
    case linear
    case logarithmic
  }

  public enum Tics: Sendable {
    case automatic
    /// One tic every so many units.
    case every(Double)
    /// Tics with their own words.
    case labelled([(at: Double, text: Text)])
    /// No tics and no numbers, as in small multiples whose neighbours carry them.
    case none
  }

  /// In sentence case.
  public let label: Text
  /// Nil leaves the choice to the data; a range that no axis can have, as one without length, becomes the
  /// nearest that it can (``range(from:to:scale:)``).
  public let range: ClosedRange<Double>?
  public let scale: Scale
  public let tics: Tics
  /// From large to small, as astronomers draw temperatures. It needs a range.
  public let isReversed: Bool

  public init(
    _ label: Text = "", range: ClosedRange<Double>? = nil, scale: Scale = .linear,
    tics: Tics = .automatic, isReversed: Bool = false
  ) {
    self.label = label.inSentenceCase
    self.range = range.map { Axis.range(from: $0.lowerBound, to: $0.upperBound, scale: scale) }
    self.scale = scale
    self.tics = tics
    self.isReversed = isReversed
  }
}
