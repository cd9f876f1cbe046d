/// A picture as a value: panels with layers of numbers. Its ``script(for:)`` is pure; ``Gnuplot`` draws it.
public struct Figure: Sendable {
  /// File name without extension: lower-case letters, digits and hyphens.
  public let name: String
  /// What to see, in one or two sentences; also the alternative text of the picture.
  public let caption: String
  public let panels: [Panel]

  public init(name: String, caption: String, panels: [Panel]) {
    self.name = name
    self.caption = caption
    self.panels = panels
  }
}

public struct Panel: Sendable {}

/// The kinds of file that a figure can be drawn as.
public enum FigureFormat: String, CaseIterable, Sendable {
  case svg
  case png
  case pdf
}

extension Figure {
  /// Where a script draws to.
  public enum Target: Sendable {
    /// A picture of this format on gnuplot's standard output.
    case stream(FigureFormat)
    /// Text for a terminal of this many columns and rows, on gnuplot's standard output.
    case text(columns: Int, rows: Int)
    /// The record: complete, with its own terminal and output lines; `gnuplot NAME.gp` draws NAME.svg.
    case record
    /// A window of this gnuplot terminal ("qt", "wxt", "x11", "aqua"), until it is closed.
    case window(terminal: String)
  }

  /// The complete gnuplot script that draws this figure.
  public func script(for target: Target) -> String { "" }
}
