import Plotting
import Workbook

/// Which mistakes a class makes, and how often.
struct ClassFigure {
  private let counts: [(words: String, count: Int)]

  init(_ table: ClassTable) {
    var counts: [String: Int] = [:]
    for row in table.rows {
      for mistake in row.mistakes {
        counts["\(row.chapter).\(row.exercise): \(mistake)", default: 0] += 1
      }
    }
    self.counts = counts.map { (words: $0.key, count: $0.value) }
      .sorted { ($0.count, $1.words) > ($1.count, $0.words) }
  }

  /// The most frequent mistakes, nil where nobody made a known one.
  var figure: Figure? {
    let shown = Array(counts.prefix(20).reversed())
    guard let most = shown.last, let largest = counts.first?.count else { return nil }
    let places = shown.indices.map { Double($0 + 1) }
    let numbers = shown.map { Double($0.count) }
    let longest = shown.map(\.words.count).max() ?? 0
    return Figure(
      name: "mistakes",
      caption: "The most frequent mistake was \(most.words), made by \(most.count).",
      layout: Figure.Layout(
        width: 1200, height: 180 + 34 * Double(shown.count),
        margins: (left: min(620, 60 + 9 * Double(longest)), right: 40, top: 50, bottom: 80)),
      panels: [
        Panel(
          x: Axis(
            "students", range: 0...(Double(largest) + 0.5), tics: .every(largest > 12 ? 5 : 1)),
          y: Axis(
            range: 0.4...(Double(shown.count) + 0.6),
            tics: .labelled(shown.enumerated().map { (Double($0 + 1), Text(verbatim: $1.words)) })),
          layers: [.points("students", x: numbers, y: places, .blue, size: 2)])
      ])
  }
}
