/// The colours of a map or a surface, from the smallest value to the largest.
public enum Palette: String, CaseIterable, Sendable {
  /// From nearly white to dark blue: lightness alone orders the values, in colour, in grey and for
  /// colour-blind eyes.
  case perceptual
  /// The rainbow of older slides: it shows edges where there are none, and its two ends are equally
  /// dark in grey.
  case jet

  /// "0 '#FBFCF6', 0.15 '#D8EDE0', ...", for `set palette defined`.
  var stops: String {
    switch self {
    case .perceptual:
      "0 '#FBFCF6', 0.15 '#D8EDE0', 0.35 '#8CCFC3', 0.55 '#3E9FB8', 0.75 '#2A62A0', 1 '#1B2A5E'"
    case .jet:
      "0 '#00007F', 0.125 '#0000FF', 0.375 '#00FFFF', 0.625 '#FFFF00', 0.875 '#FF0000', 1 '#7F0000'"
    }
  }

  /// Colours for the values in this range.
  func settings(for range: ClosedRange<Double>) -> [String] {
    let range = Axis.range(from: range.lowerBound, to: range.upperBound)
    return [
      "set palette defined (\(stops))",
      "set cbrange [\(Digits.data(range.lowerBound)):\(Digits.data(range.upperBound))]",
      "unset colorbox",
    ]
  }
}
