import BayesNumerics
import Foundation

/// A density known at evenly spaced points, with its moments and quantiles.
///
/// Integrals are sums over the points (the trapezoidal rule): for a bell that has died down at both
/// ends their error falls faster than any power of the step.
public struct GridDensity: Sendable {
  /// Evenly spaced, increasing, 3 or more.
  public let x: [Double]
  /// Normalised: its sum times the step is 1.
  public let density: [Double]
  /// log of what the values had to be divided by: the evidence, where they were a joint density.
  public let logNorm: Double

  public var step: Double { (x[x.count - 1] - x[0]) / Double(x.count - 1) }

  /// Precondition: 3 points or more, one value each, one of them finite.
  public init(x: [Double], logValues: [Double]) {
    precondition(
      x.count >= 3 && logValues.count == x.count,
      "A grid of \(x.count) points has as many values, not \(logValues.count), and at least 3.")
    let largest = logValues.filter(\.isFinite).max() ?? 0
    let step = (x[x.count - 1] - x[0]) / Double(x.count - 1)
    let values = logValues.map { $0.isNaN ? 0 : exp($0 - largest) }
    let total = values.reduce(0, +) * step
    self.x = x
    density = values.map { $0 / total }
    logNorm = largest + log(total)
  }

  /// So many points from `centre` - `reach` to `centre` + `reach`.
  public static func points(around centre: Double, reach: Double, count: Int = 161) -> [Double] {
    (0..<count).map { centre + reach * (2 * Double($0) / Double(count - 1) - 1) }
  }

  public var mean: Double { zip(x, density).reduce(0) { $0 + $1.0 * $1.1 } * step }

  public var standardDeviation: Double {
    let mean = mean
    let variance = zip(x, density).reduce(0) { sum, point in
      sum + (point.0 - mean) * (point.0 - mean) * point.1
    }
    return (variance * step).squareRoot()
  }

  /// P(X ≤ value). Sums of trapezoids with the Euler-Maclaurin correction for their slope, and a
  /// cubic between points: errors of the order of the fourth power of step over width.
  public func cumulative(_ value: Double) -> Double {
    guard value > x[0] else { return 0 }
    guard value < x[x.count - 1] else { return 1 }
    let place = (value - x[0]) / step
    let index = min(x.count - 2, Int(place))
    var sum = 0.0
    for left in 0..<index { sum += (density[left] + density[left + 1]) / 2 }
    return min(1, max(0, sum * step + inside(index, to: place - Double(index)) + end(index)))
  }

  /// The value that has this probability below it. Precondition: 0 < probability < 1.
  public func quantile(_ probability: Double) -> Double {
    precondition(probability > 0 && probability < 1, "A probability lies in (0, 1).")
    return bisection(over: x[0]...x[x.count - 1]) { cumulative($0) < probability }
  }

  /// Slope of the density at a point, by central differences.
  private func slope(_ index: Int) -> Double {
    let (left, right) = (max(0, index - 1), min(x.count - 1, index + 1))
    return (density[right] - density[left]) / (Double(right - left) * step)
  }

  /// The correction of the trapezoids up to a point: - step² / 12 times the gain of slope.
  private func end(_ index: Int) -> Double { -step * step / 12 * (slope(index) - slope(0)) }

  /// The integral of the cubic that has values and slopes of both ends of a piece, up to a fraction.
  private func inside(_ index: Int, to t: Double) -> Double {
    let (p, q) = (density[index], density[index + 1])
    let (a, b) = (slope(index) * step, slope(index + 1) * step)
    let (t2, t3, t4) = (t * t, t * t * t, t * t * t * t)
    let fromValues = p * (t - t3 + t4 / 2) + q * (t3 - t4 / 2)
    let fromSlopes = a * (t2 / 2 - 2 * t3 / 3 + t4 / 4) + b * (t4 / 4 - t3 / 3)
    return step * (fromValues + fromSlopes)
  }
}
