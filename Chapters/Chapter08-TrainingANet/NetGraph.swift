import Foundation
import Plotting

/// A net drawn as a graph: a column of circles for each layer, the inputs left.
struct NetGraph: Sendable {
  /// Units of each layer.
  let widths: [Int]
  /// Words in each circle, layer by layer.
  let words: [[Text]]

  /// The size of a circle, and the distances between columns and between the circles of one.
  static let size = (width: 1.9, height: 1.25)
  static let distance = (x: 5.0, y: 2.2)

  /// The centre of a unit; columns stand around the middle of the sheet.
  func place(_ layer: Int, _ unit: Int) -> (x: Double, y: Double) {
    let middle = Double(widths.max() ?? 1) * Self.distance.y / 2
    return (
      Self.size.width + Double(layer) * Self.distance.x,
      middle + (Double(widths[layer] - 1) / 2 - Double(unit)) * Self.distance.y
    )
  }

  /// Its sheet, with equal units.
  var ranges: (x: ClosedRange<Double>, y: ClosedRange<Double>) {
    (
      0...(2 * Self.size.width + Double(widths.count - 1) * Self.distance.x),
      -0.4...(Double(widths.max() ?? 1) * Self.distance.y + 0.4)
    )
  }

  /// The circles and their words, from this layer on.
  func circles(_ ink: Ink, from first: Int = 0) -> [Layer] {
    let all = (first..<widths.count).flatMap { layer in
      (0..<widths[layer]).map { (layer, $0) }
    }
    let places = all.map { place($0.0, $0.1) }
    return [
      .ellipses(
        "units", x: places.map(\.x), y: places.map(\.y), width: Self.size.width,
        height: Self.size.height, ink, opacity: 0.12)
    ]
      + zip(all, places).map { unit, place in
        .label(
          words[unit.0][unit.1], x: .data(place.x), y: .data(place.y), anchor: .centre, size: 0.95)
      }
  }

  /// An arrow from rim to rim along every connection between two layers, to the right or back.
  func arrows(from layer: Int, isBack: Bool = false, _ ink: Ink) -> [Layer] {
    (0..<widths[layer]).flatMap { i in
      (0..<widths[layer + 1]).map { j in
        let (left, right) = (place(layer, i), place(layer + 1, j))
        let (start, end) = isBack ? (right, left) : (left, right)
        let (dx, dy) = (end.x - start.x, end.y - start.y)
        let scale = hypot(dx / (Self.size.width / 2), dy / (Self.size.height / 2))
        return .arrow(
          from: (.data(start.x + dx * 1.05 / scale), .data(start.y + dy * 1.05 / scale)),
          to: (.data(end.x - dx * 1.1 / scale), .data(end.y - dy * 1.1 / scale)), ink)
      }
    }
  }
}
