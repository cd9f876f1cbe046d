import BayesNumerics
import Inference
import Plotting
import RealModule

/// Draws of a refined normal in the plane: where they began, and where the steps brought them.
struct Particles: Sendable {
  let first: [[Double]]
  let last: [[Double]]

  /// `map` takes a place of the target to what is shown.
  init(
    _ q: RefinedNormal, of target: some DifferentiableLogDensity, count: Int,
    using random: RandomSource, map: ([Double]) -> [Double] = { $0 }
  ) {
    var random = random
    let paths = (0..<count).map { _ in q.path(target, using: &random).places }
    first = paths.map { map($0[0]) }
    last = paths.map { map($0[$0.count - 1]) }
  }

  /// The draws under the outlines of the target.
  func panel(
    _ title: Text, name: String, x: Axis, y: Axis, target: [Layer], key: Panel.Key = .bottomRight
  ) -> Panel {
    let agreement = Agreement.notCompared(because: "single draws")
    var layers: [Layer] = []
    if zip(first, last).contains(where: { $0 != $1 }) {
      layers.append(
        .points(
          "\(name)_first", x: first.map { $0[0] }, y: first.map { $0[1] }, .orange,
          marker: .openCircle, size: 0.8, agreement: agreement, title: "before"))
    }
    layers.append(
      .points(
        "\(name)_last", x: last.map { $0[0] }, y: last.map { $0[1] }, .blue, size: 0.5,
        agreement: agreement, title: "draws"))
    return Panel(title, x: x, y: y, key: key, layers: layers + target)
  }
}

extension [Layer] {
  /// Where a log density is so far below its top: at 0.5 and 0.05 of the height, which hold 50 and 95 % of a normal
  /// distribution in the plane.
  static func outlines(_ name: String, _ field: Field) -> [Layer] {
    let top = field.values.joined().filter(\.isFinite).max() ?? 0
    return [
      .contour(
        "\(name)_half", field, at: top + .log(0.5), Stroke(.black, width: 2.5, dash: .dashed)),
      .contour(
        "\(name)_most", field, at: top + .log(0.05), Stroke(.black, width: 2.5, dash: .solid),
        title: "target"),
    ]
  }
}
