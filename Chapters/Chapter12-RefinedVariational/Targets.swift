import BayesNumerics
import Inference
import Plotting
import RealModule

/// The target of the authors' notebook: x₀ ~ N(0, 0.5²) and x₁ ~ N(0, 1 - x₀²), which is not a number where |x₀| > 1.
///
/// Its integral over -1 < x₀ < 1 is P(|x₀| < 1) of the normal: its evidence.
struct Lens: ConstrainedLogDensity {
  var parameterCount: Int { 2 }

  // snippet: lens
  func logDensity(of x: [Double], gradient: inout [Double]) -> Double {
    let variance = 1 - x[0] * x[0]
    gradient[0] =
      -4 * x[0] + x[0] / variance - x[0] * x[1] * x[1] / (variance * variance)
    gradient[1] = -x[1] / variance
    let first = Normal(mean: 0, standardDeviation: 0.5).logDensity(x[0])
    return first - 0.5 * .log(2 * .pi * variance) - x[1] * x[1] / (2 * variance)
  }
  // end snippet

  /// On the line: x₀ = tanh(θ₀/2), with the Jacobian.
  static let free = Transformed(Lens(), by: [Bounded(above: -1, below: 1), Identity()])

  static var logEvidence: Double {
    let first = Normal(mean: 0, standardDeviation: 0.5)
    return .log(first.cumulative(1) - first.cumulative(-1))
  }
}

/// Neal's funnel in two dimensions, as in the authors' notebook: v ~ N(0, 1.35²) and x ~ N(0, exp(v)²).
struct NarrowFunnel: DifferentiableLogDensity {
  let dimension = 2
  static let spread = 1.35

  /// How far the bound of the best independent normals is below the log evidence, which is 0: log(σ/t).
  ///
  /// With v ~ N(μ, t²) the best variance of x is exp(2μ - 2t²), and the bound log(t/σ) - ½ μ²/σ² + ½ - ½ t² (2 + 1/σ²)
  /// has its top at μ = 0 and t² = 1/(2 + 1/σ²).
  static var meanFieldGap: Double {
    let variance = spread * spread
    return 0.5 * .log(variance * (2 + 1 / variance))
  }

  func logDensity(at position: [Double], gradient: inout [Double]) -> Double {
    let (x, v) = (position[0], position[1])
    let square = x * x * .exp(-2 * v)
    let variance = Self.spread * Self.spread
    gradient[0] = -x * .exp(-2 * v)
    gradient[1] = -v / variance - 1 + square
    return -0.5 * v * v / variance - .log(Self.spread) - v - 0.5 * square - .log(2 * .pi)
  }
}

/// The funnel in other coordinates: r ~ N(0, 1) with x = r exp(v).
struct FunnelWithoutNeck: DifferentiableLogDensity {
  let dimension = 2

  func logDensity(at position: [Double], gradient: inout [Double]) -> Double {
    let (r, v) = (position[0], position[1])
    let variance = NarrowFunnel.spread * NarrowFunnel.spread
    gradient[0] = -r
    gradient[1] = -v / variance
    return -0.5 * (r * r + v * v / variance) - .log(NarrowFunnel.spread) - .log(2 * .pi)
  }

  static func place(_ position: [Double]) -> [Double] {
    [position[0] * .exp(position[1]), position[1]]
  }
}

/// Two parameters of variance 1, correlated 0.9; the evidence is 1.
struct Correlated: DifferentiableLogDensity {
  let dimension = 2
  static let correlation = 0.9

  func logDensity(at x: [Double], gradient: inout [Double]) -> Double {
    let (r, rest) = (Self.correlation, 1 - Self.correlation * Self.correlation)
    gradient[0] = -(x[0] - r * x[1]) / rest
    gradient[1] = -(x[1] - r * x[0]) / rest
    let square = (x[0] * x[0] + x[1] * x[1] - 2 * r * x[0] * x[1]) / rest
    return -0.5 * square - .log(2 * .pi) - 0.5 * .log(rest)
  }

  /// Its log density over the square that figures show.
  static var field: Field {
    let places = [Double].evenlySpaced(from: -3.5, to: 3.5, count: 71)
    return Field(x: places, y: places) { Correlated().logDensity(at: [$0, $1]) }
  }

  /// What the best mean field loses: -½ log(1 - r²).
  static var gapOfMeanField: Double { -0.5 * .log(1 - correlation * correlation) }
}

/// A target with a known evidence.
struct KnownTarget: Sendable {
  let name: String
  /// Short, for values.
  let key: String
  let density: any DifferentiableLogDensity
  let logEvidence: Double

  static let lens = KnownTarget(
    name: "lens", key: "lens", density: Lens.free, logEvidence: Lens.logEvidence)
  static let funnel = KnownTarget(
    name: "funnel", key: "funnel", density: NarrowFunnel(), logEvidence: 0)
}
