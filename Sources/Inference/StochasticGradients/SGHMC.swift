import BayesNumerics

/// Stochastic gradient Hamiltonian Monte Carlo: a momentum that friction slows and noise pushes.
///
/// v ← (1 - α) v + η ĝ(θ) + √(2 (α - β̂) η) z, θ ← θ + v, with z ~ N(0, I). A step moves as far as a momentum carries, so
/// that √η plays the part of a leapfrog's step size. The mini-batch adds noise of its own, of which 2 β̂ η is taken for
/// known; β̂ = 0 ignores it.
///
/// Source: Chen, Fox and Guestrin (2014), "Stochastic gradient Hamiltonian Monte Carlo", equation 15.
public struct SGHMC<Target: SummedLogDensity>: TransitionKernel {
  public let gradient: MiniBatchGradient<Target>
  public let stepSizes: StepSizes
  /// α, above 0 up to 1: the share of momentum that is lost in a step.
  public let friction: Double
  /// β̂, from 0 to α.
  public let gradientNoise: Double

  public init(
    _ gradient: MiniBatchGradient<Target>, stepSizes: StepSizes, friction: Double = 0.1,
    gradientNoise: Double = 0
  ) {
    precondition(
      stepSizes.size(atStep: 0) > 0 && friction > 0 && friction <= 1
        && (0...friction).contains(gradientNoise),
      "No momentum has steps of \(stepSizes), friction \(friction) and noise \(gradientNoise).")
    self.gradient = gradient
    self.stepSizes = stepSizes
    self.friction = friction
    self.gradientNoise = gradientNoise
  }

  /// At rest.
  public func start(at position: [Double]) -> StochasticGradientState<Target> {
    StochasticGradientState(remembering: position, gradient: gradient)
  }

  @_specialize(where Target == LogisticRegression)
  @_specialize(where Target == NormalLocation)
  public func step(
    _ state: inout StochasticGradientState<Target>, using random: inout RandomSource
  ) -> StochasticGradientInfo {
    let size = stepSizes.size(atStep: state.steps)
    gradient.estimate(at: state.position, in: &state.workspace, using: &random)
    let noise = (2 * (friction - gradientNoise) * size).squareRoot()
    for index in state.position.indices {
      var v = (1 - friction) * state.memory[index] + size * state.workspace.gradient[index]
      v += noise * random.normal()
      state.memory[index] = v
      state.position[index] += v
    }
    state.steps += 1
    return StochasticGradientInfo(stepSize: size)
  }
}
