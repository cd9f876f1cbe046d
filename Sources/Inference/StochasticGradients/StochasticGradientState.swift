import BayesNumerics

/// Where a chain of stochastic gradients is, with the memory in which it moves.
public struct StochasticGradientState<Target: SummedLogDensity>: ChainState {
  public internal(set) var position: [Double]
  /// Momentum for ``SGHMC``, running mean of squared gradients for ``PreconditionedSGLD``; else empty.
  public internal(set) var memory: [Double]
  /// How many steps were taken.
  public internal(set) var steps = 0
  var workspace: MiniBatchGradient<Target>.Workspace

  init(_ position: [Double], memory: [Double] = [], gradient: MiniBatchGradient<Target>) {
    precondition(
      position.count == gradient.target.dimension,
      "A start of \(position.count) numbers for \(gradient.target.dimension) dimensions.")
    self.position = position
    self.memory = memory
    workspace = gradient.makeWorkspace()
  }

  /// With a memory of one number for each parameter, all 0.
  init(remembering position: [Double], gradient: MiniBatchGradient<Target>) {
    self.init(
      position, memory: [Double](repeating: 0, count: position.count), gradient: gradient)
  }
}

/// What a step with stochastic gradients says of itself; it has no log density, which would need all data.
public struct StochasticGradientInfo: StepInfo {
  /// η
  public let stepSize: Double

  public static var names: [String] { ["stepsize__"] }
  public var values: [Double] { [stepSize] }
}

extension TransitionKernel {
  /// Takes so many steps and shows every `every`-th state.
  ///
  /// - Throws: ``DivergedChain`` where a position that would be shown is not finite.
  public func walk(
    _ steps: Int, from state: inout State, every: Int = 1, using random: inout RandomSource,
    show: (_ position: [Double], _ info: Info) -> Void
  ) throws(DivergedChain) {
    precondition(steps >= 0 && every >= 1, "No walk has \(steps) steps and shows every \(every).")
    for step in 0..<steps {
      let info = self.step(&state, using: &random)
      guard (step + 1) % every == 0 else { continue }
      guard state.position.allSatisfy(\.isFinite) else { throw DivergedChain(step: step + 1) }
      show(state.position, info)
    }
  }
}
