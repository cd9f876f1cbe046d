import BayesNumerics
import RealModule

/// The smallest region of the plane that holds two independent parameters with a stated probability:
/// every point inside is more probable than any outside.
///
/// Its boundary is the curve on which the joint density has one value, ``logLevel``. Box and Tiao
/// (1973), section 2.8.
public struct HighestDensityRegion: Sendable, Equatable {
  /// The posterior probability inside, such as 0.95.
  public let probability: Double
  /// The logarithm of the joint density on the boundary.
  public let logLevel: Double
  /// In the product of the two units.
  public let area: Double

  /// Finds the level by a secant in log(1 - probability), in which the level of two normal variables is a
  /// straight line (for them the level is that of the peak plus log(1 - probability)).
  ///
  /// - Parameters:
  ///   - first, second: Independent; each with one peak at its `mode` and, on each side of it, a density
  ///     that falls.
  ///   - probability: Inside (0, 1).
  /// - Returns: A level between which and the right one lies a probability of about 1e-8.
  public init(
    of first: some ContinuousDistribution, and second: some ContinuousDistribution,
    probability: Double = 0.95
  ) {
    precondition(probability > 0 && probability < 1, "a probability lies in (0, 1)")
    let plane = IndependentPair(Peak(first), Peak(second))
    let target = -Double.log(1 - probability)

    // Depths below the peak that bracket the target; the secant steps, or a bisection where it stalls
    func missing(_ depth: Double) -> Double {
      -.log(max(1e-300, 1 - plane.mass(toDepth: depth))) - target
    }
    var (low, atLow) = (0.0, -target)
    var (high, atHigh) = (target, missing(target))
    while atHigh < 0 {
      (low, atLow) = (high, atHigh)
      high *= 2
      atHigh = missing(high)
    }
    for step in 0..<60 where high - low > 1e-11 * high && atHigh > 0 {
      var depth = low - atLow * (high - low) / (atHigh - atLow)
      if step % 3 == 2 || !(low < depth && depth < high) { depth = (low + high) / 2 }
      let value = missing(depth)
      if abs(value) < 1e-10 {
        (low, high) = (depth, depth)
      } else if value < 0 {
        (low, atLow) = (depth, value)
      } else {
        (high, atHigh) = (depth, value)
      }
    }

    let depth = atHigh == 0 ? high : (low + high) / 2
    self.probability = probability
    logLevel = plane.logPeak - depth
    area = plane.area(toDepth: depth)
  }
}

/// A density with one peak.
private struct Peak {
  let logHeight: Double
  private let mode: Double
  private let scale: Double
  private let support: ClosedRange<Double>
  let logDensity: (Double) -> Double
  private let cumulative: (Double) -> Double
  private let upperTail: (Double) -> Double

  init(_ distribution: some ContinuousDistribution) {
    mode = distribution.mode ?? distribution.mean
    logHeight = distribution.logDensity(mode)
    scale = distribution.standardDeviation
    support = distribution.support
    logDensity = distribution.logDensity
    cumulative = distribution.cumulative
    upperTail = distribution.upperTail
  }

  /// Where the density is at most exp(depth) times smaller than at the peak.
  func range(toDepth depth: Double) -> ClosedRange<Double> {
    edge(depth, towards: support.lowerBound)...edge(depth, towards: support.upperBound)
  }

  func mass(of range: ClosedRange<Double>) -> Double {
    range.lowerBound > mode
      ? upperTail(range.lowerBound) - upperTail(range.upperBound)
      : cumulative(range.upperBound) - cumulative(range.lowerBound)
  }

  /// By doubling steps and bisection.
  private func edge(_ depth: Double, towards end: Double) -> Double {
    func isInside(_ x: Double) -> Bool { logDensity(x) >= logHeight - depth }
    if end.isFinite, isInside(end) { return end }
    let sign = end < mode ? -1.0 : 1.0
    var inside = mode
    var step = scale
    while case let next = mode + sign * step, sign * (end - next) > 0, isInside(next) {
      inside = next
      step *= 2
    }
    var outside = sign * (end - (mode + sign * step)) > 0 ? mode + sign * step : end
    for _ in 0..<52 {
      let middle = inside + (outside - inside) / 2
      if isInside(middle) { inside = middle } else { outside = middle }
    }
    return inside
  }
}

/// Two of them, and what lies inside a level curve of their product.
private struct IndependentPair {
  private let first: Peak
  private let second: Peak

  init(_ first: Peak, _ second: Peak) {
    self.first = first
    self.second = second
  }

  var logPeak: Double { first.logHeight + second.logHeight }

  func mass(toDepth depth: Double) -> Double {
    integral(toDepth: depth) { x, range in .exp(first.logDensity(x)) * second.mass(of: range) }
  }

  func area(toDepth depth: Double) -> Double {
    integral(toDepth: depth) { $1.upperBound - $1.lowerBound }
  }

  /// The integral over x of a function of x and of the range of y at it.
  ///
  /// With x = centre + radius sin(angle) the integrand is smooth up to the ends of the region, and one
  /// application of the 31-point rule to each third is right to 1e-9 at a fixed cost: adaptive halving
  /// would chase the rounding of densities whose logarithms are large.
  private func integral(
    toDepth depth: Double, _ f: (Double, ClosedRange<Double>) -> Double
  ) -> Double {
    let range = first.range(toDepth: depth)
    let centre = (range.lowerBound + range.upperBound) / 2
    let radius = (range.upperBound - range.lowerBound) / 2
    func integrand(_ angle: Double) -> Double {
      let x = centre + radius * .sin(angle)
      let left = max(0, depth - (first.logHeight - first.logDensity(x)))
      return radius * .cos(angle) * f(x, second.range(toDepth: left))
    }
    return [-3.0, -1, 1].reduce(0) { sum, start in
      let (low, high) = (start * .pi / 6, (start + 2) * .pi / 6)
      return sum + integrate(integrand, from: low, to: high, relativeTolerance: 0.9).value
    }
  }
}
