import BayesNumerics

/// SGLD with a step for each parameter, by the size that its gradients had of late.
///
/// V ← αV + (1 - α) (ĝ/N)², G = 1/(λ + √V), θ ← θ + ηG ĝ + √(2ηG) z. G follows the chain, so the exact dynamics would
/// have a term Σ ∂G/∂θ more; as is usual it is left out, which costs a bias that α near 1 makes small.
///
/// Source: Li, Chen, Carlson and Carin (2016), "Preconditioned stochastic gradient Langevin dynamics for deep neural
/// networks", algorithm 1.
public struct PreconditionedSGLD<Target: SummedLogDensity>: TransitionKernel {
  public let gradient: MiniBatchGradient<Target>
  public let stepSizes: StepSizes
  /// α, from 0 to below 1: how much of V is kept.
  public let memory: Double
  /// λ, above 0: the size of a gradient per datum below which steps grow no more.
  public let floor: Double

  public init(
    _ gradient: MiniBatchGradient<Target>, stepSizes: StepSizes, memory: Double = 0.99,
    floor: Double = 1e-5
  ) {
    precondition(
      stepSizes.size(atStep: 0) > 0 && (0..<1).contains(memory) && floor > 0,
      "No preconditioner has steps of \(stepSizes), memory \(memory) and floor \(floor).")
    self.gradient = gradient
    self.stepSizes = stepSizes
    self.memory = memory
    self.floor = floor
  }

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
    let perDatum = 1 / Double(gradient.target.count)
    // The first gradient begins the mean, which else would start from 0 with a huge step
    let keep = state.steps == 0 ? 0 : memory
    for index in state.position.indices {
      let slope = state.workspace.gradient[index]
      let mean = slope * perDatum
      state.memory[index] = keep * state.memory[index] + (1 - keep) * mean * mean
      let own = size / (floor + state.memory[index].squareRoot())
      state.position[index] += own * slope + (2 * own).squareRoot() * random.normal()
    }
    state.steps += 1
    return StochasticGradientInfo(stepSize: size)
  }
}
