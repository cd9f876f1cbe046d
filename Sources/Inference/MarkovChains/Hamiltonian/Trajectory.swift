import BayesNumerics
import CVectorMath

/// A stretch of a Hamiltonian trajectory: its ends, the sum of its momenta, and one of its points,
/// chosen with probability in proportion to exp(-H).
///
/// That is all that is needed to join two stretches, to choose among all their points, and to see
/// whether the whole begins to turn back. Source: Betancourt (2017), appendix A.
struct Trajectory: Sendable {
  /// Momentum and velocity M⁻¹p at its first point, both at its last one in the order of building, and
  /// ρ, the sum of the momenta of all points: end to end in one array.
  private(set) var vectors: [Double]
  /// Whether the last point stands where the first should; see ``reverse()``.
  private var isReversed = false
  /// Σ exp(H₀ - H) over all points, in units of ``TrajectoryRoom/logUnit``.
  var weight: Double
  var chosen: Chosen
  var isOnePoint: Bool

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

  /// Room for a stretch; ``become(_:energy:weight:)`` fills it.
  init(like point: PhasePoint) {
    vectors = [Double](repeating: 0, count: 5 * point.position.count)
    weight = 1
    chosen = Chosen(
      position: point.position, gradient: point.gradient, logDensity: point.logDensity, energy: 0)
    isOnePoint = true
  }

  /// This stretch is now that one point. Nothing is allocated.
  mutating func become(_ point: PhasePoint, energy: Double, weight: Double) {
    stretch_of_one(&vectors, point.momentum, point.velocity, point.momentum.count)
    isReversed = false
    chosen.position.overwrite(with: point.position)
    chosen.gradient.overwrite(with: point.gradient)
    chosen.logDensity = point.logDensity
    chosen.energy = energy
    self.weight = weight
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
    let total = weight + next.weight
    let rival =
      switch choice {
      case .byWeight: total
      case .preferringNew: weight
      }
    if random.uniform() * rival < next.weight { swap(&chosen, &next.chosen) }
    weight = total

    // Join, and look across the seam, where a turn may hide from both halves and from the whole
    let hasSeam = !(isOnePoint && next.isOnePoint)
    isOnePoint = false
    return append_stretch(
      &vectors, isReversed ? 1 : 0, next.vectors, hasSeam ? 1 : 0, chosen.position.count) == 1
  }

  /// The same stretch seen from its other end.
  mutating func reverse() { isReversed.toggle() }
}

extension [Double] {
  /// Copies the numbers of an equally long array into this one's own memory.
  mutating func overwrite(with other: [Double]) {
    withUnsafeMutableBufferPointer { _ = $0.update(fromContentsOf: other) }
  }
}
