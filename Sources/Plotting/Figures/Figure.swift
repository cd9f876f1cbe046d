/// A picture as a value: panels with layers of numbers.
///
/// Its ``script(for:)`` is pure and complete; ``Gnuplot`` draws it.
public struct Figure: Sendable {
  /// File name without extension: lower-case letters, digits and hyphens.
  public let name: String
  /// What to see, in one or two sentences; also the alternative text of the picture.
  public let caption: String
  /// In reading order, `layout.columns` to a row.
  public let panels: [Panel]
  public let layout: Layout

  public init(name: String, caption: String, layout: Layout = Layout(), panels: [Panel]) {
    precondition(
      !name.isEmpty
        && name.utf8.allSatisfy {
          (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0)
            || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) || $0 == UInt8(ascii: "-")
        },
      "a figure's name has lower-case letters, digits and hyphens only, not '\(name)'")
    precondition(!panels.isEmpty, "figure '\(name)' has no panel")
    self.name = name
    self.caption = caption
    self.layout = layout
    self.panels = panels
  }

  /// Size of the picture and of the margins around its panels, in pixels of the SVG.
  public struct Layout: Sendable {
    public let columns: Int
    public let width: Double
    public let height: Double
    /// Room for labels on each side of the picture.
    public let margins: (left: Double, right: Double, top: Double, bottom: Double)
    /// Room between neighbouring panels.
    public let gaps: (horizontal: Double, vertical: Double)

    public init(
      columns: Int = 1, width: Double = 960, height: Double = 600,
      margins: (left: Double, right: Double, top: Double, bottom: Double) = (105, 35, 50, 80),
      gaps: (horizontal: Double, vertical: Double) = (115, 110)
    ) {
      precondition(columns > 0 && width > 0 && height > 0, "a layout has columns, width and height")
      self.columns = columns
      self.width = width
      self.height = height
      self.margins = margins
      self.gaps = gaps
    }
  }

  /// Where a script draws to.
  public enum Target: Sendable {
    /// A picture of this format on gnuplot's standard output.
    case stream(FigureFormat)
    /// Text for a terminal of this many columns and rows, on gnuplot's standard output.
    case text(columns: Int, rows: Int)
    /// The record: complete, with its own terminal and output; `gnuplot NAME.gp` draws NAME.svg.
    case record
    /// A window of this gnuplot terminal ("qt", "wxt", "x11", "aqua"), until it is closed.
    case window(terminal: String)
  }
}

/// The kinds of file that a figure can be drawn as.
public enum FigureFormat: String, CaseIterable, Sendable {
  case svg
  case png
  case pdf
}
