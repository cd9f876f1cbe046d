/// Curves in the letters of a terminal: each letter of Braille is two dots wide and four high.
public struct BrailleGraph: Sendable, Equatable {
  /// One text for each row, the highest first, each as many letters wide as was asked for.
  public let rows: [String]
  /// The numbers at the lower and upper edge.
  public let range: ClosedRange<Double>

  /// Draws series over the whole width, the oldest number left; a longer series is thinned to two numbers a letter.
  ///
  /// Numbers that are not finite leave a gap. Without any the range is 0...1; of equal numbers it is 1 wide.
  ///
  /// - Precondition: One letter and one row at least.
  public init(of series: [[Double]], letters: Int, rows height: Int) {
    precondition(letters >= 1 && height >= 1, "a graph of \(letters) by \(height) letters")
    let shown = series.joined().filter(\.isFinite)
    let (low, high) = (shown.min() ?? 0, shown.max() ?? 1)
    // Halves, as the difference of two large numbers may be infinite
    range = high / 2 - low / 2 > 0 ? low...high : (low - 0.5)...(low + 0.5)
    let span = range.upperBound / 2 - range.lowerBound / 2

    // Dots, the highest row first
    let (width, levels) = (2 * letters, 4 * height)
    var dots = [[Bool]](repeating: [Bool](repeating: false, count: width), count: levels)
    for numbers in series where !numbers.isEmpty {
      for column in 0..<min(width, numbers.count) {
        // Short series fill the graph from the left as they grow
        let index = numbers.count <= width ? column : column * numbers.count / width
        guard numbers[index].isFinite else { continue }
        // Equal numbers so large that no range holds them are drawn in the middle
        let share = span > 0 ? (numbers[index] / 2 - range.lowerBound / 2) / span : 0.5
        let level = ((1 - share) * Double(levels)).rounded(.down)
        dots[Int(min(Double(levels - 1), max(0, level)))][column] = true
      }
    }

    // Eight dots are one letter
    let bits: [[UInt32]] = [[0x01, 0x08], [0x02, 0x10], [0x04, 0x20], [0x40, 0x80]]
    rows = (0..<height).map { row in
      String(
        String.UnicodeScalarView(
          (0..<letters).compactMap { letter in
            var code: UInt32 = 0x2800
            for level in 0..<4 {
              for side in 0..<2 where dots[4 * row + level][2 * letter + side] {
                code += bits[level][side]
              }
            }
            return Unicode.Scalar(code)
          }))
    }
  }
}
