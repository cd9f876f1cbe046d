import BayesNumerics
import Foundation
import Plotting
import Workbook

/// The window through which the polynomials of some data are looked at.
struct Frame: Sendable {
  /// Places at which curves are drawn, in the units of the data.
  let grid: [Double]
  private let x: Side
  private let y: Side

  /// The range of the data, widened on each side by a share of it.
  init(_ data: PolynomialData, wider: Double, taller: Double, count: Int = 161) {
    x = Side(data.xRange, widened: wider)
    y = Side(data.yRange, widened: taller)
    grid = .evenlySpaced(from: x.range.lowerBound, to: x.range.upperBound, count: count)
  }

  /// The axis for x, with its name or without.
  func xAxis(isNamed: Bool = true) -> Axis { x.axis(isNamed ? "*x*" : "") }

  func yAxis(isNamed: Bool = true) -> Axis { y.axis(isNamed ? "*y*" : "") }

  /// Places on the axis for x.
  func shown(x values: [Double]) -> [Double] { values.map { $0 - x.origin } }

  /// Places on the axis for y; far outside the window one place is as good as another.
  func shown(y values: [Double]) -> [Double] {
    let reach = y.range.upperBound - y.range.lowerBound
    return values.map {
      min(max($0, y.range.lowerBound - reach), y.range.upperBound + reach) - y.origin
    }
  }

  func line(_ name: String, _ values: [Double], _ stroke: Stroke) -> Layer {
    .line(name, x: shown(x: grid), y: shown(y: values), stroke)
  }

  func points(_ data: PolynomialData, size: Double) -> Layer {
    .points(
      "points", x: shown(x: data.shown.map(\.x)), y: shown(y: data.shown.map(\.y)), .black,
      size: data.shown.count > 300 ? 0.35 * size : size)
  }

  /// The corner with the fewest points near it, as fractions of the panel: room for a few words.
  func emptiestCorner(_ points: [(x: Double, y: Double)]) -> (x: Double, y: Double) {
    func crowd(_ corner: (x: Double, y: Double)) -> Int {
      points.count { abs(x.share($0.x) - corner.x) < 0.38 && abs(y.share($0.y) - corner.y) < 0.1 }
    }
    let corners = [(0.97, 0.95), (0.03, 0.95), (0.97, 0.05), (0.03, 0.05)].map {
      (x: $0.0, y: $0.1)
    }
    return corners.min { crowd($0) < crowd($1) } ?? corners[0]
  }

  /// The corner with the fewest points near it, for the key of a panel.
  func emptiestKey(_ points: [(x: Double, y: Double)]) -> Panel.Key {
    let keys: [(corner: (x: Double, y: Double), key: Panel.Key)] = [
      ((0.7, 0.9), .topRight), ((0.3, 0.9), .topLeft), ((0.3, 0.1), .bottomLeft),
      ((0.7, 0.1), .bottomRight),
    ]
    func crowd(_ corner: (x: Double, y: Double)) -> Int {
      points.count { abs(x.share($0.x) - corner.x) < 0.4 && abs(y.share($0.y) - corner.y) < 0.14 }
    }
    return keys.min { crowd($0.corner) < crowd($1.corner) }?.key ?? .topRight
  }

  /// ±2 sd of a measurement as a pale band and ±2 sd of the curve as a dark one.
  ///
  /// - Parameter isNamed: Whether the panel's key says what they are.
  func bands(
    mean: [Double], curve: [Double], total: [Double], isNamed: Bool = false
  ) -> [Layer] {
    func edge(_ sign: Double, _ deviations: [Double]) -> [Double] {
      shown(y: zip(mean, deviations).map { $0 + 2 * sign * $1 })
    }
    let x = shown(x: grid)
    return [
      .band(
        "with_noise", x: x, lower: edge(-1, total), upper: edge(1, total), .sky, opacity: 0.28,
        title: isNamed ? "measurement, ±2 sd" : nil),
      .band(
        "curve", x: x, lower: edge(-1, curve), upper: edge(1, curve), .blue, opacity: 0.4,
        title: isNamed ? "curve, ±2 sd" : nil),
    ]
  }

  /// One axis: a range, and what is subtracted from all numbers where they have too many equal digits.
  private struct Side: Sendable {
    let range: ClosedRange<Double>
    let origin: Double

    init(_ data: ClosedRange<Double>, widened share: Double) {
      let opened = data.opened
      let width = opened.upperBound - opened.lowerBound
      range = opened.lowerBound - share * width...opened.upperBound + share * width
      let size = max(abs(data.lowerBound), abs(data.upperBound))
      if width < 1e-3 * size {
        let unit = pow(10, log10(width).rounded(.up))
        origin = (opened.lowerBound / unit).rounded(.down) * unit
      } else {
        origin = 0
      }
    }

    /// 0 at the lower end, 1 at the upper one.
    func share(_ value: Double) -> Double {
      (value - range.lowerBound) / (range.upperBound - range.lowerBound)
    }

    func axis(_ name: Text) -> Axis {
      let shift = NumberText.significant(abs(origin), digits: 15)
      let label: Text =
        origin == 0 || name.isEmpty ? name : name + " \(origin > 0 ? "−" : "+") \(shift)"
      return Axis(label, range: range.lowerBound - origin...range.upperBound - origin)
    }
  }
}

extension ClosedRange<Double> {
  /// The same, or, where it has no width to speak of, one that has: a thousandth of its place, at least 2.
  var opened: ClosedRange<Double> {
    let size = Swift.max(abs(lowerBound), abs(upperBound))
    let width = upperBound - lowerBound
    if width > 1e-12 * size, width > 1e-100 { return self }
    let half = Swift.max(5e-4 * size, 1)
    let middle = lowerBound / 2 + upperBound / 2
    return middle - half...middle + half
  }
}
