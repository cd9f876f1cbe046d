import BayesNumerics
import Inference
import RealModule

/// A target to try samplers on, whose truth is known exactly.
///
/// Each shape is what some posteriors look like, and a difficulty of its own: scales, bends, necks, modes.
enum NamedTarget: String, CaseIterable, Sendable {
  /// Two independent coordinates, N(0, 1).
  case normal
  /// Two coordinates of variance 1 and correlation 0.95.
  case ellipse
  /// θ₁ ~ N(0, 1), and θ₂ ~ N(θ₁², 1) along a parabola.
  case banana
  /// v ~ N(0, 3²), and nine θ ~ N(0, e^v): a wide mouth above a narrow neck (Neal 2003, section 8).
  case funnel
  /// N((-5, -5), 1.5² I) with weight 0.3 and N((5, 5), 0.5² I) with weight 0.7.
  case twoModes = "two-modes"

  /// The one that is tried if nothing is said.
  static let standard = NamedTarget.banana

  /// Names of the first two coordinates, which are looked at.
  var names: [String] { self == .funnel ? ["v", "theta1"] : ["theta1", "theta2"] }

  /// Mean and standard deviation of the coordinate that is hardest to get right.
  var truth: (coordinate: Int, mean: Double, standardDeviation: Double) {
    switch self {
    case .normal, .ellipse: (0, 0, 1)
    // E θ₁² = 1, var θ₁² = 2
    case .banana: (1, 1, (2 + NamedTarget.bananaWidth * NamedTarget.bananaWidth).squareRoot())
    case .funnel: (0, 0, 3)
    case .twoModes: (0, TwoModes.mean, TwoModes.standardDeviation)
    }
  }

  /// Where a picture of the first two coordinates looks.
  var window: (x: ClosedRange<Double>, y: ClosedRange<Double>) {
    switch self {
    case .normal, .ellipse: (-4...4, -4...4)
    case .banana: (-4...4, -4...14)
    case .funnel: (-10...10, -20...20)
    case .twoModes: (-11...11, -11...11)
    }
  }

  /// Density of the first two coordinates, up to a factor.
  func marginal(_ x: Double, _ y: Double) -> Double {
    self == .funnel
      ? .exp(-x * x / 18 - y * y / (2 * .exp(x)) - x / 2)
      : .exp(logDensity(at: [x, y]))
  }

  static let correlation = 0.95
  static let bananaWidth = 1.0
}

extension NamedTarget: DifferentiableLogDensity {
  var dimension: Int { self == .funnel ? 10 : 2 }

  func logDensity(at x: [Double], gradient: inout [Double]) -> Double {
    switch self {
    case .normal:
      gradient[0] = -x[0]
      gradient[1] = -x[1]
      return -(x[0] * x[0] + x[1] * x[1]) / 2
    case .ellipse:
      let rho = NamedTarget.correlation
      gradient[0] = -(x[0] - rho * x[1]) / (1 - rho * rho)
      gradient[1] = -(x[1] - rho * x[0]) / (1 - rho * rho)
      return (x[0] * gradient[0] + x[1] * gradient[1]) / 2
    case .banana:
      let width = NamedTarget.bananaWidth
      let height = (x[1] - x[0] * x[0]) / width
      gradient[0] = -x[0] + 2 * x[0] * height / width
      gradient[1] = -height / width
      return -(x[0] * x[0] + height * height) / 2
    case .funnel: return Funnel.logDensity(at: x, gradient: &gradient)
    case .twoModes: return TwoModes.logDensity(at: x, gradient: &gradient)
    }
  }
}

/// Neal's funnel: v ~ N(0, 3²) is the logarithm of the variance of all others, θ_i ~ N(0, e^v).
///
/// So does the spread of a hierarchical model rule its members. Position: v, then the θ. Source: Neal (2003), Slice
/// sampling, section 8.
struct Funnel: DifferentiableLogDensity {
  let dimension = 10

  func logDensity(at position: [Double], gradient: inout [Double]) -> Double {
    Funnel.logDensity(at: position, gradient: &gradient)
  }

  // snippet: funnel
  static func logDensity(at position: [Double], gradient: inout [Double]) -> Double {
    let v = position[0]
    let precision = Double.exp(-v)
    var squares = 0.0
    for i in 1..<position.count {
      squares += position[i] * position[i]
      gradient[i] = -precision * position[i]
    }
    let members = Double(position.count - 1)
    gradient[0] = -v / 9 - members / 2 + precision * squares / 2
    return -v * v / 18 - members * v / 2 - precision * squares / 2
  }
  // end snippet
}

/// Two bells far apart, a wide one with weight 0.3 and a narrow one with weight 0.7.
struct TwoModes: DifferentiableLogDensity {
  let dimension = 2

  static let weights = [0.3, 0.7]
  /// Each mode's centre, the same in both coordinates.
  static let centres = [-5.0, 5]
  static let widths = [1.5, 0.5]

  /// The top of a mode: 0 is the wide one.
  static func place(of mode: Int) -> [Double] { [centres[mode], centres[mode]] }

  /// Of either coordinate.
  static let mean = weights[0] * centres[0] + weights[1] * centres[1]
  static let standardDeviation =
    (zip(weights, zip(centres, widths)).reduce(0) { sum, mode in
      let (weight, (centre, width)) = mode
      return sum + weight * (width * width + (centre - mean) * (centre - mean))
    }).squareRoot()

  /// How far log p falls from the top of the wide mode to the pass between the modes.
  ///
  /// The pass lies on the straight line between them, since both modes fall off to its sides.
  static let climb: Double = {
    let way = [Double].evenlySpaced(from: centres[0], to: centres[1], count: 10_001)
      .map { TwoModes().logDensity(at: [$0, $0]) }
    return way[0] - (way.min() ?? way[0])
  }()

  func logDensity(at position: [Double], gradient: inout [Double]) -> Double {
    TwoModes.logDensity(at: position, gradient: &gradient)
  }

  static func logDensity(at x: [Double], gradient: inout [Double]) -> Double {
    /// log of weight times density of one mode, up to a constant.
    func height(_ mode: Int) -> Double {
      let (a, b) = (x[0] - centres[mode], x[1] - centres[mode])
      let width = widths[mode]
      return .log(weights[mode] / (width * width)) - (a * a + b * b) / (2 * width * width)
    }
    let (first, second) = (height(0), height(1))
    let larger = max(first, second)
    let total = larger + .log(.exp(first - larger) + .exp(second - larger))
    let share = Double.exp(first - total)
    for i in 0..<2 {
      gradient[i] =
        -share * (x[i] - centres[0]) / (widths[0] * widths[0])
        - (1 - share) * (x[i] - centres[1]) / (widths[1] * widths[1])
    }
    return total
  }
}
