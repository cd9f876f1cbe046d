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

  init(_ point: PhasePoint) {
    whole = Trajectory(like: point)
    forward = point
    backward = point
    current = whole
  }

  /// The trajectory is now that one point.
  mutating func begin(at point: PhasePoint, energy: Double) {
    whole.become(point, energy: energy, logWeight: 0)
    forward.overwrite(with: point)
    backward.overwrite(with: point)
  }

  /// Moves one end by a leapfrog step, and makes the new point the current stretch.
  ///
  /// - Returns: by how much its energy is above the start's; +∞ where it is not a number.
  mutating func advance<Target: DifferentiableLogDensity>(
    isForward: Bool, by stepSize: Double, _ target: Target, metric: Metric, startEnergy: Double
  ) -> Double {
    if isForward {
      forward.leapfrog(target, metric: metric, stepSize: stepSize)
      return take(forward, startEnergy: startEnergy)
    } else {
      backward.leapfrog(target, metric: metric, stepSize: -stepSize)
      return take(backward, startEnergy: startEnergy)
    }
  }

  private mutating func take(_ point: PhasePoint, startEnergy: Double) -> Double {
    let energy = point.energy
    let rise = (energy - startEnergy).isNaN ? .infinity : energy - startEnergy
    current.become(point, energy: energy, logWeight: -rise)
    return rise
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
