/// A colour with the line style that tells it apart when printed in grey (Okabe and Ito 2008).
///
/// The colours are distinguishable with every common colour blindness; no two inks that a figure
/// uses together should share a dash pattern.
public enum Ink: String, CaseIterable, Sendable {
  case black
  case blue
  case vermillion
  case green
  case purple
  case orange
  case sky
  case grey
  case lightGrey
  /// On dark ground only.
  case white

  /// "#rrggbb"
  public var hex: String {
    switch self {
    case .black: "#000000"
    case .blue: "#0072B2"
    case .vermillion: "#D55E00"
    case .green: "#009E73"
    case .purple: "#A6548A"
    case .orange: "#E69F00"
    case .sky: "#56B4E9"
    case .grey: "#767676"
    case .lightGrey: "#BBBBBB"
    case .white: "#FFFFFF"
    }
  }

  /// The dash pattern that goes with the colour.
  public var dash: Dash {
    switch self {
    case .black, .blue, .orange, .lightGrey, .white: .solid
    case .vermillion: .dashed
    case .green: .dashDotted
    case .purple: .dotted
    case .sky, .grey: .longDashed
    }
  }
}

/// A dash pattern, as lengths of strokes and gaps in gnuplot's units.
public enum Dash: String, Sendable {
  case solid = "solid"
  case dashed = "(10,6)"
  case dotted = "(2.5,5)"
  case dashDotted = "(12,5,2.5,5)"
  case longDashed = "(18,7)"

  var gnuplot: String { rawValue }
}

/// How a line is drawn: its ink, its width in points at projector size, its dash pattern.
public struct Stroke: Sendable {
  public let ink: Ink
  public let width: Double
  public let dash: Dash

  public init(_ ink: Ink, width: Double = 3, dash: Dash? = nil) {
    self.ink = ink
    self.width = width
    self.dash = dash ?? ink.dash
  }

  /// As plot and arrow options of gnuplot.
  var options: String {
    "lw \(Digits.short(width)) lc rgb '\(ink.hex)' dt \(dash.gnuplot)"
  }
}
