import BayesNumerics

/// Stochastic gradient Langevin dynamics: a step along an estimated slope, and noise as large as the step needs.
///
/// θ ← θ + η ĝ(θ) + √(2ηT) z, z ~ N(0, I), where ĝ estimates the slope of the log posterior. Nothing is accepted or
/// rejected: the stationary distribution has a bias of order η, and the noise of the mini-batches adds to it. With
/// temperature T = 1 and all data it is the unadjusted Langevin algorithm (ULA), with T = 0 stochastic gradient descent.
///
/// Source: Welling and Teh (2011), "Bayesian learning via stochastic gradient Langevin dynamics", equation 4, where
/// ε = 2η.
public struct SGLD<Target: SummedLogDensity>: TransitionKernel {
  public let gradient: MiniBatchGradient<Target>
  public let stepSizes: StepSizes
  /// T, 0 or more: 1 samples the posterior p, T samples p^(1/T), as far as steps are short.
  public let temperature: Double

  public init(
    _ gradient: MiniBatchGradient<Target>, stepSizes: StepSizes, temperature: Double = 1
  ) {
    precondition(
      stepSizes.size(atStep: 0) > 0 && temperature >= 0,
      "Steps are positive and temperatures not negative: \(stepSizes), \(temperature).")
    self.gradient = gradient
    self.stepSizes = stepSizes
    self.temperature = temperature
  }

  public func start(at position: [Double]) -> StochasticGradientState<Target> {
    StochasticGradientState(position, gradient: gradient)
  }

  @_specialize(where Target == LogisticRegression)
  @_specialize(where Target == NormalLocation)
  // snippet: step
  public func step(
    _ state: inout StochasticGradientState<Target>, using random: inout RandomSource
  ) -> StochasticGradientInfo {
    let size = stepSizes.size(atStep: state.steps)
    gradient.estimate(at: state.position, in: &state.workspace, using: &random)
    let noise = (2 * size * temperature).squareRoot()
    for index in state.position.indices {
      state.position[index] += size * state.workspace.gradient[index]
      if noise > 0 { state.position[index] += noise * random.normal() }
    }
    state.steps += 1
    return StochasticGradientInfo(stepSize: size)
  }
  // end snippet
}
