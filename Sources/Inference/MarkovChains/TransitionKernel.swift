import BayesNumerics

/// One step of a Markov chain that leaves a distribution invariant.
///
/// A kernel is a value that never changes; what moves is the `State`, and all chance comes from
/// `random`. What the next step needs (cached densities, gradients, factors) lives in the state;
/// what one looks at afterwards is the `Info`.
public protocol TransitionKernel: Sendable {
  associatedtype State: ChainState
  associatedtype Info: StepInfo

  /// The state at a position. Precondition: as long as the kernel's target.
  func start(at position: [Double]) -> State

  /// Moves the state one step, perhaps onto itself.
  func step(_ state: inout State, using random: inout RandomSource) -> Info

  /// This kernel with its free settings (step size, metric, width of proposals) learned in
  /// `iterations` steps from `state`, which they move.
  ///
  /// Learning looks at the past and so breaks the Markov property: these steps are never draws.
  /// `progress` hears of every step. A kernel that has nothing to learn only moves.
  func tuned(
    _ iterations: Int, from state: inout State, using random: inout RandomSource,
    progress: (Int) -> Void
  ) -> Self
}

extension TransitionKernel {
  public func tuned(
    _ iterations: Int, from state: inout State, using random: inout RandomSource,
    progress: (Int) -> Void
  ) -> Self {
    for iteration in 0..<iterations {
      _ = step(&state, using: &random)
      progress(iteration + 1)
    }
    return self
  }
}

/// Where a chain is.
public protocol ChainState: Sendable {
  /// The numbers that are recorded as a draw.
  var position: [Double] { get }
}

/// What a step reports of itself: columns beside the draw.
public protocol StepInfo: Sendable {
  /// Names as CmdStan and ArviZ users know them, such as "accept_stat__".
  static var names: [String] { get }
  /// As many numbers as there are names.
  var values: [Double] { get }
}
