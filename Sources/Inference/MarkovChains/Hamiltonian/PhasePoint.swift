import BayesNumerics
import CVectorMath

/// A position with its momentum, and all that the next leapfrog step needs to know there.
struct PhasePoint: Sendable {
  /// θ
  var position: [Double]
  /// p
  var momentum: [Double]
  /// M⁻¹p
  var velocity: [Double]
  /// log density at the position, up to a constant
  var logDensity: Double
  /// ∂ log density / ∂ position
  var gradient: [Double]

  /// At rest.
  init<Target: DifferentiableLogDensity>(_ target: Target, at position: [Double]) {
    precondition(
      position.count == target.dimension,
      "A position of \(position.count) numbers for a target of \(target.dimension).")
    self.position = position
    momentum = [Double](repeating: 0, count: position.count)
    velocity = momentum
    gradient = momentum
    logDensity = target.logDensity(at: position, gradient: &gradient)
  }

  /// The Hamiltonian H = ½ pᵀM⁻¹p - log density. It stays nearly constant along a trajectory.
  var energy: Double { 0.5 * inner_product(momentum, velocity, momentum.count) - logDensity }

  /// A new momentum from N(0, M).
  mutating func drawMomentum(metric: Metric, using random: inout RandomSource) {
    metric.drawMomentum(into: &momentum, using: &random)
    metric.velocity(of: momentum, into: &velocity)
  }

  /// One leapfrog step of size ε; backwards in time for a negative ε.
  ///
  /// Half a step of the momentum, a whole step of the position, half a step of the momentum. The map
  /// is its own inverse with -ε, keeps volumes, and errs in energy by O(ε²).
  /// Source: Neal (2011), section 5.2.3.3.
  mutating func leapfrog<Target: DifferentiableLogDensity>(
    _ target: Target, metric: Metric, stepSize: Double
  ) {
    switch metric {
    case .diagonal(let variances):
      // The same as below, each half in one pass
      leapfrog_moves(gradient, variances, stepSize, &momentum, &position, momentum.count)
      logDensity = target.logDensity(at: position, gradient: &gradient)
      leapfrog_ends(gradient, variances, stepSize, &momentum, &velocity, momentum.count)
    case .dense:
      add(0.5 * stepSize, times: gradient, to: &momentum)
      metric.velocity(of: momentum, into: &velocity)
      add(stepSize, times: velocity, to: &position)
      logDensity = target.logDensity(at: position, gradient: &gradient)
      add(0.5 * stepSize, times: gradient, to: &momentum)
      metric.velocity(of: momentum, into: &velocity)
    }
  }
}
