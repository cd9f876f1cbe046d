/// One thing drawn in a panel: its numbers, how they are marked, and what is written beside them.
///
/// A new form of plot is one more static function that returns a layer.
public struct Layer: Sendable {
  let data: DataBlock?
  let marks: [Mark]
  let annotations: [Annotation]
  /// Commands that the panel needs before its plot command, such as a palette.
  let settings: [String]

  init(
    data: DataBlock? = nil, marks: [Mark] = [], annotations: [Annotation] = [],
    settings: [String] = []
  ) {
    self.data = data
    self.marks = marks
    self.annotations = annotations
    self.settings = settings
  }

  /// One element of gnuplot's plot command.
  struct Mark: Sendable {
    /// Columns of the block, such as "1:2".
    let using: String
    /// What follows `with`, such as "lines lw 3".
    let style: String
    /// Its entry in the key, or nil.
    let title: Text?
    /// What a text terminal draws instead, or nil for the same.
    let text: Words?

    init(using: String, style: String, title: Text?, text: Words? = nil) {
      self.using = using
      self.style = style
      self.title = title
      self.text = text
    }

    struct Words: Sendable {
      let using: String
      let style: String
    }
  }

  /// What is set before the plot command: words and straight lines.
  enum Annotation: Sendable {
    case label(Text, x: Coordinate, y: Coordinate, options: String)
    case arrow(from: (Coordinate, Coordinate), to: (Coordinate, Coordinate), options: String)
    case rectangle(from: (Coordinate, Coordinate), to: (Coordinate, Coordinate), options: String)
  }
}

/// A place along an axis: in the units of the data, or as a fraction of the panel (0 left or bottom, 1 right or top).
public enum Coordinate: Sendable, ExpressibleByFloatLiteral, ExpressibleByIntegerLiteral {
  case data(Double)
  case panel(Double)

  public init(floatLiteral value: Double) { self = .data(value) }
  public init(integerLiteral value: Int) { self = .data(Double(value)) }

  var gnuplot: String {
    switch self {
    case .data(let value): "first \(Digits.data(value))"
    case .panel(let fraction): "graph \(Digits.short(fraction))"
    }
  }
}
