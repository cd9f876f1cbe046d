import BayesNumerics
import RealModule

/// A stretch of a Hamiltonian trajectory: its ends, the sum of its momenta, and one of its points,
/// chosen with probability in proportion to exp(-H).
///
/// That is all that is needed to join two stretches, to choose among all their points, and to see
/// whether the whole begins to turn back. Source: Betancourt (2017), appendix A.
struct Trajectory: Sendable {
  /// Where it was begun.
  var first: End
  /// Where it stops, in the order of building.
  var last: End
  /// ρ, the sum of the momenta of all points.
  var momentumSum: [Double]
  /// log Σ exp(H₀ - H) over all points.
  var logWeight: Double
  var chosen: Chosen
  var isOnePoint: Bool

  /// Momentum p and velocity M⁻¹p at an end.
  struct End: Sendable {
    var momentum: [Double]
    var velocity: [Double]
  }

  /// The point that may become the next draw.
  struct Chosen: Sendable {
    var position: [Double]
    var gradient: [Double]
    var logDensity: Double
    var energy: Double
  }

  /// How the point of a joined stretch is chosen.
  enum Choice {
    /// Each point by its weight: within a doubling.
    case byWeight
    /// The new half rather than the old where it weighs as much: between doublings, so that draws
    /// move far.
    case preferringNew
  }

  /// Room for a stretch; ``become(_:energy:logWeight:)`` fills it.
  init(like point: PhasePoint) {
    first = End(momentum: point.momentum, velocity: point.velocity)
    last = first
    momentumSum = point.momentum
    logWeight = 0
    chosen = Chosen(
      position: point.position, gradient: point.gradient, logDensity: point.logDensity, energy: 0)
    isOnePoint = true
  }

  /// This stretch is now that one point. Nothing is allocated.
  mutating func become(_ point: PhasePoint, energy: Double, logWeight: Double) {
    first.momentum.overwrite(with: point.momentum)
    first.velocity.overwrite(with: point.velocity)
    last.momentum.overwrite(with: point.momentum)
    last.velocity.overwrite(with: point.velocity)
    momentumSum.overwrite(with: point.momentum)
    chosen.position.overwrite(with: point.position)
    chosen.gradient.overwrite(with: point.gradient)
    chosen.logDensity = point.logDensity
    chosen.energy = energy
    self.logWeight = logWeight
    isOnePoint = true
  }

  /// Appends the stretch that follows, and leaves in it what is no longer needed.
  ///
  /// - Returns: whether the whole still goes on, that is, makes no U-turn: neither as a whole, nor
  ///   from either half to the nearest point of the other (Stan's further check).
  mutating func append(
    _ next: inout Trajectory, choosing choice: Choice, using random: inout RandomSource
  ) -> Bool {
    // Choose the old point or the new one
    let total = logSumExp(logWeight, next.logWeight)
    let probability =
      switch choice {
      case .byWeight: Double.exp(next.logWeight - total)
      case .preferringNew: Double.exp(next.logWeight - logWeight)
      }
    if random.uniform() < probability { swap(&chosen, &next.chosen) }
    logWeight = total

    // Look across the seam, where a turn may hide from both halves and from the whole
    let hasSeam = !(isOnePoint && next.isOnePoint)
    let crosses =
      !hasSeam
      || (goesOn(momentumSum, next.first.momentum, from: first.velocity, to: next.first.velocity)
        && goesOn(next.momentumSum, last.momentum, from: last.velocity, to: next.last.velocity))

    // Join
    add(1, times: next.momentumSum, to: &momentumSum)
    swap(&last, &next.last)
    isOnePoint = false
    return crosses && dot(first.velocity, momentumSum) > 0 && dot(last.velocity, momentumSum) > 0
  }

  /// The generalised criterion on the momenta ρ + p: both ends still move along their sum.
  private func goesOn(
    _ sum: [Double], _ more: [Double], from begin: [Double], to end: [Double]
  ) -> Bool {
    dot(begin, sum) + dot(begin, more) > 0 && dot(end, sum) + dot(end, more) > 0
  }

  /// The same stretch seen from its other end.
  mutating func reverse() { swap(&first, &last) }
}

extension [Double] {
  /// Copies the numbers of an equally long array into this one's own memory.
  mutating func overwrite(with other: [Double]) {
    withUnsafeMutableBufferPointer { _ = $0.update(fromContentsOf: other) }
  }
}
