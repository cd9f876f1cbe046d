/// What of a panel's numbers can be drawn, and the axes that show it.
///
/// gnuplot ends with an error where it has to choose the range of an axis and finds no number for it.
struct DrawablePoints {
  /// Indices of the layers with at least one point that can be drawn.
  let layers: Set<Int>
  /// Whether the panel has numbers and none of them can be drawn.
  let isLost: Bool
  /// The panel's axes, with a range where gnuplot could not choose one.
  let axes: (x: Axis, y: Axis)
  /// A height for the invisible curve of a panel without curves.
  let invisibleHeight: Int

  init(of panel: Panel) {
    var layers: Set<Int> = []
    var points: [(x: Double, y: Double)] = []
    var hasNumbers = false
    for (index, layer) in panel.layers.enumerated() {
      guard let data = layer.data, !data.rows.isEmpty else { continue }
      hasNumbers = true
      let drawable = Self.points(of: layer, data).filter {
        $0.x.isDrawable(on: panel.x.scale) && $0.y.isDrawable(on: panel.y.scale)
      }
      if !drawable.isEmpty { layers.insert(index) }
      points += drawable
    }
    self.layers = layers
    isLost = hasNumbers && layers.isEmpty
    axes = (
      Self.axis(panel.x, points, \.x, across: panel.y, \.y, isEmpty: points.isEmpty),
      Self.axis(panel.y, points, \.y, across: panel.x, \.x, isEmpty: points.isEmpty)
    )
    if case .logarithmic = panel.y.scale { invisibleHeight = 1 } else { invisibleHeight = 0 }
  }

  /// The axis as it is where gnuplot can choose its range, else with a range around the points.
  private static func axis(
    _ axis: Axis, _ points: [(x: Double, y: Double)],
    _ value: KeyPath<(x: Double, y: Double), Double>, across other: Axis,
    _ otherValue: KeyPath<(x: Double, y: Double), Double>, isEmpty: Bool
  ) -> Axis {
    guard axis.range == nil else { return axis }
    let inside = points.filter { other.range?.contains($0[keyPath: otherValue]) ?? true }
    let values = (inside.isEmpty ? points : inside).map { $0[keyPath: value] }
    let (low, high) = (values.min() ?? 0, values.max() ?? 0)
    let size = max(abs(low), abs(high))
    var canStep = true
    if case .every(let step) = axis.tics, low < high {
      canStep = axis.canStep(by: step, along: low...high)
    }
    if canStep, !inside.isEmpty, size < 1e100, size > 1e-100, high - low > 1e-5 * size {
      return axis
    }
    return Axis(
      axis.label, range: Axis.range(fitting: values, scale: axis.scale), scale: axis.scale,
      tics: axis.tics, isReversed: axis.isReversed)
  }

  /// The places at which a layer's first mark draws.
  private static func points(of layer: Layer, _ data: DataBlock) -> [(x: Double, y: Double)] {
    if data.isMatrix {
      let x = data.rows[0].dropFirst()
      return data.rows.dropFirst().flatMap { row in
        zip(x, row.dropFirst()).filter { $0.1.isDrawable }.map { (x: $0.0, y: row[0]) }
      }
    }
    let style = layer.marks.first?.style ?? ""
    let heights =
      switch layer.marks.first?.using {
      case "1:2:3" where style.hasPrefix("filledcurves"): 1...2
      case "1:2:3:4" where style.hasPrefix("yerrorbars"): 1...3
      default: 1...1
      }
    return data.rows.flatMap { row in heights.map { (x: row[0], y: row[$0]) } }
  }
}

extension Axis {
  /// Whether there are tics at this step, and no more than a reader could count; on a logarithmic axis the step is
  /// a factor, and gnuplot 5.4 never returns from a large one.
  func canStep(by step: Double, along range: ClosedRange<Double>) -> Bool {
    guard step.isDrawable, step > 0 else { return false }
    switch scale {
    case .linear:
      let length = range.upperBound - range.lowerBound
      return length >= step && length <= 1000 * step
    case .logarithmic:
      return step > 1.1 && step <= 1000 && step <= range.upperBound / range.lowerBound
    }
  }
}

extension Layer.Annotation {
  /// Whether all its places are numbers that the panel's axes can show.
  func isDrawable(in panel: Panel) -> Bool {
    func isDrawable(_ place: Coordinate, on axis: Axis) -> Bool {
      if case .data(let value) = place { value.isDrawable(on: axis.scale) } else { true }
    }
    return switch self {
    case .label(_, let x, let y, _):
      isDrawable(x, on: panel.x) && isDrawable(y, on: panel.y)
    case .arrow(let start, let end, _), .rectangle(let start, let end, _):
      [start, end].allSatisfy { isDrawable($0.0, on: panel.x) && isDrawable($0.1, on: panel.y) }
    }
  }
}
