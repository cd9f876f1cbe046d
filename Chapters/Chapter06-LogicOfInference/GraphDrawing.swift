import Foundation
import Inference
import Plotting

/// A graph of causes as a picture: its nodes at given places, its arrows from rim to rim.
struct GraphDrawing {
  let graph: DirectedGraph
  /// The centre of each node, in the units of the axes.
  let places: [String: (x: Double, y: Double)]
  /// Whole width and height of a node, in the units of the axes.
  let size: (width: Double, height: Double)

  /// - Parameters:
  ///   - name: Of the drawing, unique in its panel.
  ///   - observed: Filled in vermillion; the other nodes are pale blue.
  ///   - words: What stands in a node in place of its name.
  func layers(
    _ name: String, observed: Set<String> = [], words: [String: Text] = [:], textSize: Double = 1
  ) -> [Layer] {
    precondition(
      graph.nodes.allSatisfy { places[$0] != nil }, "a node of \(graph.nodes) has no place")
    func nodes(_ part: String, _ names: [String], _ ink: Ink, opacity: Double) -> [Layer] {
      let centres = names.compactMap { places[$0] }
      guard !centres.isEmpty else { return [] }
      return [
        .ellipses(
          "\(name)_\(part)", x: centres.map(\.x), y: centres.map(\.y), width: size.width,
          height: size.height, ink, opacity: opacity)
      ]
    }
    let open = graph.nodes.filter { !observed.contains($0) }
    let seen = graph.nodes.filter(observed.contains)
    return nodes("open", open, .blue, opacity: 0.08)
      + nodes("observed", seen, .vermillion, opacity: 0.35)
      + graph.arrows.map(arrow)
      + graph.nodes.compactMap { node in
        places[node].map {
          .label(
            words[node] ?? Text(verbatim: node), x: .data($0.x), y: .data($0.y), anchor: .centre,
            size: textSize)
        }
      }
  }

  private func arrow(_ arrow: DirectedGraph.Arrow) -> Layer {
    guard let from = places[arrow.from], let to = places[arrow.to] else {
      preconditionFailure("the arrow \(arrow.from) → \(arrow.to) has no place")
    }
    let (dx, dy) = (to.x - from.x, to.y - from.y)
    // In units of the node's half axes a rim is a circle of radius 1
    let length = hypot(dx / (size.width / 2), dy / (size.height / 2))
    let (start, end) = (1 / length, 1 - 1.12 / length)
    return .arrow(
      from: (.data(from.x + start * dx), .data(from.y + start * dy)),
      to: (.data(from.x + end * dx), .data(from.y + end * dy)), .black)
  }
}
