import BayesNumerics
import RealModule

/// Random-walk Metropolis: propose a step in a random direction, keep it if the density allows.
///
/// The proposal θ̃ = θ + s·σ⊙z, z ~ N(0, I), is as likely forth as back, so it is accepted with
/// probability min(1, p(θ̃)/p(θ)). Source: Metropolis et al. (1953); tuning as Roberts, Gelman and
/// Gilks (1997).
public struct RandomWalk<Target: LogDensity>: TransitionKernel {
  public let target: Target
  /// Standard deviation of the proposal for each coordinate, σ.
  public let widths: [Double]
  /// Common factor on the widths, s.
  public let scale: Double
  /// The share of proposals that tuning aims at; 0.234 is best in many dimensions, 0.44 in one.
  public let acceptanceAim: Double

  /// Precondition: one positive width for each coordinate, a positive scale.
  public init(_ target: Target, widths: [Double], scale: Double = 1, acceptanceAim: Double? = nil) {
    precondition(
      widths.count == target.dimension && widths.allSatisfy { $0 > 0 } && scale > 0,
      "A walk in \(target.dimension) dimensions has as many positive widths, not \(widths).")
    self.target = target
    self.widths = widths
    self.scale = scale
    self.acceptanceAim = acceptanceAim ?? (target.dimension == 1 ? 0.44 : 0.234)
  }

  public struct State: ChainState {
    public var position: [Double]
    public var logDensity: Double
  }

  public struct Info: StepInfo {
    public let logDensity: Double
    /// min(1, p(θ̃)/p(θ)), between 0 and 1.
    public let acceptance: Double
    public let isAccepted: Bool

    public static var names: [String] { ["lp__", "accept_stat__", "accepted__"] }
    public var values: [Double] { [logDensity, acceptance, isAccepted ? 1 : 0] }
  }

  public func start(at position: [Double]) -> State {
    State(position: position, logDensity: target.logDensity(at: position))
  }

  public func step(_ state: inout State, using random: inout RandomSource) -> Info {
    // Propose
    let old = state.position
    for index in old.indices {
      state.position[index] += scale * widths[index] * random.normal()
    }
    let proposed = target.logDensity(at: state.position)

    // Accept with probability min(1, ratio); a density that is NaN counts as zero
    let ratio = Double.exp(proposed - state.logDensity)
    let acceptance = ratio.isNaN ? 0 : min(1, ratio)
    let isAccepted = random.uniform() < acceptance
    if isAccepted { state.logDensity = proposed } else { state.position = old }
    return Info(logDensity: state.logDensity, acceptance: acceptance, isAccepted: isAccepted)
  }

  /// Learns the scale by stochastic approximation (Robbins and Monro 1951), the widths from the
  /// second half of the steps' first two thirds.
  public func tuned(
    _ iterations: Int, from state: inout State, using random: inout RandomSource,
    progress: (Int) -> Void
  ) -> Self {
    var kernel = self
    var tuning = AcceptanceTuning(
      iterations, aim: acceptanceAim, scale: scale, widths: widths,
      scaleForWidths: 2.38 / Double(target.dimension).squareRoot())
    for iteration in 0..<iterations {
      let info = kernel.step(&state, using: &random)
      tuning.learn(iteration, acceptance: info.acceptance, position: state.position)
      kernel = RandomWalk(
        target, widths: tuning.widths, scale: tuning.scale, acceptanceAim: acceptanceAim)
      progress(iteration + 1)
    }
    return kernel
  }
}
