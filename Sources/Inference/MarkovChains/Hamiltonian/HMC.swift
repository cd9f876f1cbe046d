import BayesNumerics
import RealModule

/// Hamiltonian Monte Carlo: roll without friction over the landscape of -log p for a while.
///
/// A new momentum, `steps` leapfrog steps, and the end is accepted with probability
/// min(1, exp(H₀ - H)), which mends the energy error of the steps. With `jitter` the step size of a
/// trajectory is drawn from ε(1 ± jitter), lest the trajectory close on itself.
/// Source: Duane et al. (1987); Neal (2011), figure 2.
public struct HMC<Target: DifferentiableLogDensity>: HamiltonianKernel {
  public let target: Target
  /// Leapfrog steps of one trajectory, 1 or more.
  public let steps: Int
  public let stepSize: Double
  public let metric: Metric
  /// From 0 (none) up to but not including 1.
  public let jitter: Double
  /// 0.65 is best for independent coordinates in many dimensions; 0.8 is safer.
  public let acceptanceAim: Double

  public init(
    _ target: Target, steps: Int, stepSize: Double = 1, metric: Metric? = nil,
    jitter: Double = 0.2, acceptanceAim: Double = 0.8
  ) {
    let metric = metric ?? .unit(target.dimension)
    precondition(
      steps >= 1 && stepSize > 0 && (0..<1).contains(jitter)
        && metric.dimension == target.dimension,
      "\(steps) steps of \(stepSize) with jitter \(jitter) and a metric of \(metric.dimension) "
        + "dimensions do not suit a target of \(target.dimension).")
    self.target = target
    self.steps = steps
    self.stepSize = stepSize
    self.metric = metric
    self.jitter = jitter
    self.acceptanceAim = acceptanceAim
  }

  public func with(stepSize: Double, metric: Metric) -> HMC {
    HMC(
      target, steps: steps, stepSize: stepSize, metric: metric, jitter: jitter,
      acceptanceAim: acceptanceAim)
  }

  public func step(_ state: inout HamiltonianState, using random: inout RandomSource)
    -> HamiltonianInfo
  {
    // Draw a momentum
    state.point.drawMomentum(metric: metric, using: &random)
    let start = state.point
    let startEnergy = start.energy

    // Roll, over any hill that is finite: to stop at a height above this start, which is another one
    // above the end, would let pass one way and not the other
    let size = stepSize * (1 + jitter * (2 * random.uniform() - 1))
    var rise = state.point.energy - startEnergy
    var isDivergent = !(rise <= divergenceThreshold)
    var taken = 0
    while taken < steps && rise.isFinite {
      state.point.leapfrog(target, metric: metric, stepSize: size)
      taken += 1
      rise = state.point.energy - startEnergy
      if !(rise <= divergenceThreshold) { isDivergent = true }
    }

    // Accept; an energy that is NaN counts as infinite
    let acceptance = rise.isNaN ? 0 : min(1, .exp(-rise))
    if !(random.uniform() < acceptance) { state.point = start }
    return HamiltonianInfo(
      logDensity: state.logDensity, acceptance: acceptance, stepSize: size, treeDepth: 0,
      leapfrogSteps: taken, isDivergent: isDivergent,
      energy: state.point.energy)
  }
}
