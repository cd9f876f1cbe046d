import BayesNumerics
import Foundation
import Inference

/// d independent standard normal coordinates.
struct IndependentNormals: DifferentiableLogDensity {
  let dimension: Int

  func logDensity(at position: [Double]) -> Double { -dot(position, position) / 2 }

  func logDensity(at position: [Double], gradient: inout [Double]) -> Double {
    for index in position.indices { gradient[index] = -position[index] }
    return logDensity(at: position)
  }
}

/// What a random walk does on d independent normals, exactly.
///
/// The proposal is θ + s z. Given z, the log ratio is normal with mean -s²|z|²/2 and variance s²|z|², so that the
/// proposal is accepted with probability 2Φ(-s|z|/2); and z₁ over the root mean square of d others has Student's t.
struct WalkOnNormals: Sendable {
  let dimension: Int
  /// s, the standard deviation of the proposal in each coordinate.
  let scale: Double

  /// P(|t| > s√d/2) with d degrees of freedom.
  // snippet: walk
  var acceptance: Double { 2 * tail(degrees: dimension) }

  /// The mean squared jump of a coordinate, rejected proposals included; an independent draw jumps by 2.
  var jump: Double { scale * scale * 2 * tail(degrees: dimension + 2) }

  private func tail(degrees: Int) -> Double {
    StudentT(degreesOfFreedom: Double(degrees)).upperTail(scale * Double(degrees).squareRoot() / 2)
  }
  // end snippet

  /// The squared jump of each evaluation of the density.
  var efficiency: Double { jump }
}

/// What Hamiltonian trajectories of a quarter turn do on d independent normals, exactly.
///
/// Leapfrog steps turn (θ√(1 - ε²/4), q) by an angle φ with sin(φ/2) = ε/2. After a quarter turn θ* = b q with
/// b² = 1/(1 - ε²/4), and the energy has risen by ε²/8 (b² Σq² - Σθ²). By the symmetry of forth and back the acceptance is
/// twice the probability that the energy falls.
struct QuarterTurn: Sendable {
  let dimension: Int
  /// ε, below 2.
  let stepSize: Double

  /// The steps of a quarter turn, π / 2φ: a whole number for the sizes of ``init(dimension:steps:)`` only.
  var steps: Double { .pi / 4 / asin(stepSize / 2) }

  init(dimension: Int, stepSize: Double) {
    self.dimension = dimension
    self.stepSize = stepSize
  }

  /// With the size at which so many steps make a quarter turn.
  init(dimension: Int, steps: Int) {
    self.init(dimension: dimension, stepSize: 2 * sin(.pi / 4 / Double(steps)))
  }

  private var square: Double { 1 / (1 - stepSize * stepSize / 4) }

  /// 2 P(b² Σq² < Σθ²), a beta distribution's.
  // snippet: turn
  var acceptance: Double { 2 * below(0, 0) }

  /// The mean squared jump of a coordinate, rejected proposals included; an independent draw jumps by 2.
  var jump: Double { 2 * (square * below(1, 0) + below(0, 1)) }

  private func below(_ ofMomentum: Double, _ ofPosition: Double) -> Double {
    let half = Double(dimension) / 2
    return Beta(a: half + ofMomentum, b: half + ofPosition).cumulative(1 / (1 + square))
  }
  // end snippet

  /// The squared jump of each evaluation of the gradient.
  var efficiency: Double { jump / steps }

  /// Evaluations per effective draw, if the autocorrelation of a coordinate falls by the same factor 1 - jump/2 at each
  /// lag.
  var cost: Double { steps * (4 / jump - 1) }
}

/// The acceptance at which a sampler goes farthest for its work, and the step size that leads there.
struct BestStep: Sendable {
  let stepSize: Double
  let acceptance: Double

  static func walk(dimension: Int) -> BestStep {
    let root = Double(dimension).squareRoot()
    let best = goldenSectionMaximum(
      of: { WalkOnNormals(dimension: dimension, scale: $0).efficiency },
      over: (0.5 / root)...(10 / root))
    return BestStep(
      stepSize: best, acceptance: WalkOnNormals(dimension: dimension, scale: best).acceptance)
  }

  /// With a step or more.
  static func quarterTurn(dimension: Int) -> BestStep {
    let best = goldenSectionMaximum(
      of: { QuarterTurn(dimension: dimension, stepSize: $0).efficiency },
      over: 0.01...2.0.squareRoot())
    return BestStep(
      stepSize: best, acceptance: QuarterTurn(dimension: dimension, stepSize: best).acceptance)
  }

  /// In the limit of many dimensions: the acceptance 2Φ(-x) where x^p Φ(-x) is largest.
  ///
  /// A random walk has x = s√d/2 and jumps by s², so p = 2; a trajectory of fixed length has x = ε²√d/8 and costs 1/ε, so
  /// p = ½. Sources: Roberts, Gelman and Gilks (1997); Beskos et al. (2013).
  static func limit(power p: Double) -> Double {
    let best = goldenSectionMaximum(
      of: { pow($0, p) * Normal().cumulative(-$0) }, over: 0.01...5)
    return 2 * Normal().cumulative(-best)
  }
}
