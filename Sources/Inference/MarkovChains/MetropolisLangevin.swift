import BayesNumerics
import RealModule

/// Langevin dynamics with Metropolis's correction (MALA): a step along the slope with noise,
/// accepted so that the target stays invariant.
///
/// In units of the `widths` s and with h = s ∇ log p: u' = u + η h(u) + √(2η) ξ, accepted with
/// probability min(1, p(u') q(u | u')/(p(u) q(u' | u))). Without the correction the chain has a bias
/// of the order of η. In the warm-up η is learned for the acceptance that is best in many dimensions,
/// 0.574. Source: Besag (1994), in the discussion of Grenander and Miller; Roberts and Rosenthal
/// (1998), "Optimal scaling of discrete approximations to Langevin diffusions", JRSS B 60, 255-268.
public struct MetropolisLangevin<Target: DifferentiableLogDensity>: TransitionKernel {
  public let target: Target
  /// η
  public let stepSize: Double
  /// s, one per coordinate.
  public let widths: [Double]
  public let acceptanceAim: Double

  /// Preconditions: a positive step size, as many positive widths as the target has dimensions, an
  /// aim inside (0, 1).
  public init(
    _ target: Target, stepSize: Double = 0.1, widths: [Double], acceptanceAim: Double = 0.574
  ) {
    precondition(
      stepSize > 0 && widths.count == target.dimension && widths.allSatisfy { $0 > 0 }
        && 0 < acceptanceAim && acceptanceAim < 1,
      "Langevin steps of \(stepSize) with \(widths.count) widths do not suit \(target.dimension) "
        + "dimensions.")
    self.target = target
    self.stepSize = stepSize
    self.widths = widths
    self.acceptanceAim = acceptanceAim
  }

  public struct State: ChainState {
    public fileprivate(set) var position: [Double]
    fileprivate var logDensity: Double
    fileprivate var gradient: [Double]
    fileprivate var proposal: [Double]
    fileprivate var proposalGradient: [Double]
  }

  public struct Info: StepInfo {
    public let acceptance: Double
    public let stepSize: Double
    public let logDensity: Double

    public static var names: [String] { ["lp__", "accept_stat__", "stepsize__"] }
    public var values: [Double] { [logDensity, acceptance, stepSize] }
  }

  public func start(at position: [Double]) -> State {
    var gradient = position
    let value = target.logDensity(at: position, gradient: &gradient)
    return State(
      position: position, logDensity: value, gradient: gradient, proposal: position,
      proposalGradient: gradient)
  }

  public func step(_ state: inout State, using random: inout RandomSource) -> Info {
    let spread = (2 * stepSize).squareRoot()
    var logRatio = -state.logDensity
    for i in widths.indices {
      let noise = random.normal()
      let drift = stepSize * widths[i] * state.gradient[i]
      state.proposal[i] = state.position[i] + widths[i] * (drift + spread * noise)
      logRatio += 0.5 * noise * noise
    }
    let value = target.logDensity(at: state.proposal, gradient: &state.proposalGradient)
    logRatio += value
    for i in widths.indices {
      let drift = stepSize * widths[i] * state.proposalGradient[i]
      let back = (state.position[i] - state.proposal[i]) / widths[i] - drift
      logRatio -= back * back / (4 * stepSize)
    }
    let acceptance = logRatio.isNaN ? 0 : min(1, .exp(logRatio))
    if random.uniform() < acceptance {
      swap(&state.position, &state.proposal)
      swap(&state.gradient, &state.proposalGradient)
      state.logDensity = value
    }
    return Info(acceptance: acceptance, stepSize: stepSize, logDensity: state.logDensity)
  }

  /// Learns η by stochastic approximation (Robbins and Monro 1951), the widths from the second half
  /// of the steps' first two thirds.
  public func tuned(
    _ iterations: Int, from state: inout State, using random: inout RandomSource,
    progress: (Int) -> Void
  ) -> Self {
    var kernel = self
    // Roberts and Rosenthal's scaling, in units of the widths
    var tuning = AcceptanceTuning(
      iterations, aim: acceptanceAim, scale: stepSize, widths: widths,
      scaleForWidths: 0.5 / .pow(Double(target.dimension), 1 / 3))
    for iteration in 0..<iterations {
      let info = kernel.step(&state, using: &random)
      tuning.learn(iteration, acceptance: info.acceptance, position: state.position)
      kernel = MetropolisLangevin(
        target, stepSize: tuning.scale, widths: tuning.widths, acceptanceAim: acceptanceAim)
      progress(iteration + 1)
    }
    return kernel
  }
}
