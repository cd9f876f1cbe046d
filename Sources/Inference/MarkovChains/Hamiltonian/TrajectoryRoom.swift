import RealModule

/// The memory in which trajectories are built; kept from step to step, so that none is allocated.
struct TrajectoryRoom: Sendable {
  /// The trajectory so far, from its earliest point to its latest.
  var whole: Trajectory
  /// Its latest point.
  var forward: PhasePoint
  /// Its earliest point.
  var backward: PhasePoint
  /// `finished[level]`: a stretch of 2^level points that waits for the next one of its length.
  var finished: [Trajectory] = []
  /// The stretch that is being joined to those.
  var current: Trajectory
  /// The logarithm of the unit of all weights. It is 0, so that a point's weight is its acceptance
  /// exp(H₀ - H) where that is below 1, unless a trajectory falls far below the energy of its start.
  private(set) var logUnit = 0.0

  init(_ point: PhasePoint) {
    whole = Trajectory(like: point)
    forward = point
    backward = point
    current = whole
  }

  /// The trajectory is now that one point.
  mutating func begin(at point: PhasePoint, energy: Double) {
    logUnit = 0
    whole.become(point, energy: energy, weight: 1)
    forward.overwrite(with: point)
    backward.overwrite(with: point)
  }

  /// Moves one end by a leapfrog step, and makes the new point the current stretch.
  ///
  /// - Returns: by how much its energy is above the start's, +∞ where it is not a number; and
  ///   min(1, exp(H₀ - H)).
  mutating func advance<Target: DifferentiableLogDensity>(
    isForward: Bool, by stepSize: Double, _ target: Target, metric: Metric, startEnergy: Double
  ) -> (rise: Double, acceptance: Double) {
    if isForward {
      forward.leapfrog(target, metric: metric, stepSize: stepSize)
      let energy = forward.energy
      let (rise, weight, acceptance) = weigh(energy, startEnergy: startEnergy)
      current.become(forward, energy: energy, weight: weight)
      return (rise, acceptance)
    } else {
      backward.leapfrog(target, metric: metric, stepSize: -stepSize)
      let energy = backward.energy
      let (rise, weight, acceptance) = weigh(energy, startEnergy: startEnergy)
      current.become(backward, energy: energy, weight: weight)
      return (rise, acceptance)
    }
  }

  /// What a point of that energy weighs.
  private mutating func weigh(
    _ energy: Double, startEnergy: Double
  ) -> (rise: Double, weight: Double, acceptance: Double) {
    let rise = (energy - startEnergy).isNaN ? .infinity : energy - startEnergy
    if -rise > logUnit + 500 { raiseUnit(to: -rise) }
    let weight = Double.exp(-rise - logUnit)
    return (rise, weight, min(1, logUnit == 0 ? weight : .exp(-rise)))
  }

  /// Counts all weights in a larger unit, so that none overflows; what becomes 0 was below e^-700 of
  /// the point that is coming.
  private mutating func raiseUnit(to larger: Double) {
    let factor = Double.exp(logUnit - larger)
    whole.weight *= factor
    for level in finished.indices { finished[level].weight *= factor }
    logUnit = larger
  }

  /// Makes room for stretches of 2^level points.
  mutating func reserve(level: Int) {
    while finished.count <= level { finished.append(current) }
  }
}

extension PhasePoint {
  /// Copies a point into this one's own memory.
  mutating func overwrite(with other: PhasePoint) {
    position.overwrite(with: other.position)
    momentum.overwrite(with: other.momentum)
    velocity.overwrite(with: other.velocity)
    gradient.overwrite(with: other.gradient)
    logDensity = other.logDensity
  }
}
