import BayesNumerics
import Plotting

/// The window through which the polynomials of some data are looked at.
struct Frame: Sendable {
  let x: ClosedRange<Double>
  let y: ClosedRange<Double>
  /// Places at which curves are drawn.
  let grid: [Double]

  /// The range of the data, widened on each side by a share of it.
  init(_ data: PolynomialData, wider: Double, taller: Double, count: Int = 161) {
    x = Frame.widened(data.xRange, by: wider)
    y = Frame.widened(data.yRange, by: taller)
    grid = .evenlySpaced(from: x.lowerBound, to: x.upperBound, count: count)
  }

  /// Numbers that gnuplot can draw: far outside the window one is as good as another.
  func clipped(_ values: [Double]) -> [Double] {
    let reach = y.upperBound - y.lowerBound
    return values.map { min(max($0, y.lowerBound - reach), y.upperBound + reach) }
  }

  /// The mean as a line, ±2 sd of the curve as a dark band and ±2 sd of a measurement as a pale one.
  func bands(_ name: String, mean: [Double], curve: [Double], total: [Double]) -> [Layer] {
    func edge(_ sign: Double, _ deviations: [Double]) -> [Double] {
      clipped(zip(mean, deviations).map { $0 + 2 * sign * $1 })
    }
    return [
      .band(
        "\(name)_noise", x: grid, lower: edge(-1, total), upper: edge(1, total), .sky, opacity: 0.28
      ),
      .band(
        "\(name)_curve", x: grid, lower: edge(-1, curve), upper: edge(1, curve), .blue, opacity: 0.4
      ),
    ]
  }

  private static func widened(_ range: ClosedRange<Double>, by share: Double) -> ClosedRange<Double>
  {
    let size = max(abs(range.lowerBound), abs(range.upperBound))
    let width = range.upperBound - range.lowerBound
    // A range without width, or too narrow for the digits of its tics, is opened
    let used = width > 1e-6 * size && width > 1e-30 ? width : max(1e-3 * size, 2)
    return range.lowerBound - share * used...range.upperBound + share * used
  }
}
