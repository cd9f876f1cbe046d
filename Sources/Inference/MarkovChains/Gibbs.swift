import BayesNumerics
import RealModule

/// Gibbs sampling: renew one block of the unknowns at a time, given all others as they are now.
///
/// One step is a sweep through `updates` in their order. Each update leaves the distribution of its
/// block, given the rest, invariant; so the sweep leaves the joint distribution invariant. An update
/// is one of three kinds, and a sweep may mix them:
///
/// - ``Update/draw(_:_:)``: an exact draw from a conditional distribution that is known, such as a
///   gamma variate for a precision. It is always accepted.
/// - ``Update/metropolis(_:propose:logRatio:)``: one Metropolis step whose proposal and acceptance you
///   write yourself.
/// - ``Update/kernel(_:_:at:given:)``: one step of another kernel (a random walk, HMC) on one block,
///   where the conditional is known only up to a constant: "Metropolis within Gibbs".
///
/// The state is a structure of yours, a ``ChainState``: weights, scales and whatever is worth
/// remembering between updates. What is remembered must follow what it was computed from: an update
/// that moves a block refreshes what depends on it (a `didSet` does that for every update at once).
/// A stale cache gives a chain that looks well and is wrong; ``JointDistributionTest`` finds it.
///
/// ```swift
/// let kernel = Gibbs(
///   start: { position in MyState(position, data) },
///   logDensity: { state in state.logDensity },
///   updates: [
///     .draw("scale") { state, random in state.scale = drawScale(given: state, using: &random) },
///     .kernel("weights", RandomWalk(..), at: \.weights) { kernel, state in kernel.aimed(at: ..) },
///   ])
/// let draws = await sample(kernel, from: starts, lengths: lengths, recording: .., using: random)
/// ```
///
/// Source: Geman and Geman (1984); Gelfand and Smith (1990); Tierney (1994) for mixed kernels.
public struct Gibbs<State: ChainState>: TransitionKernel {
  /// Carried out in this order in every sweep.
  public let updates: [Update]
  private let makeState: @Sendable ([Double]) -> State
  private let jointLogDensity: @Sendable (State) -> Double

  /// - Parameters:
  ///   - start: the state at a position, caches filled.
  ///   - logDensity: log of the joint density of all unknowns, up to a constant; recorded as
  ///     "lp__", it moves nothing. Let the state remember it where it is dear.
  ///   - updates: one or more, with distinct names (precondition).
  public init(
    start: @escaping @Sendable (_ position: [Double]) -> State,
    logDensity: @escaping @Sendable (State) -> Double, updates: [Update]
  ) {
    precondition(
      !updates.isEmpty && Set(updates.map(\.name)).count == updates.count,
      "A Gibbs sweep has one update or more, with distinct names, not \(updates.map(\.name)).")
    self.updates = updates
    makeState = start
    jointLogDensity = logDensity
  }

  /// What one sweep reports of itself.
  public struct Info: StepInfo {
    public let logDensity: Double
    /// One for each update, in their order: 1 for an exact draw, else the kernel's "accept_stat__".
    public let acceptances: [Double]
    /// Updates whose trajectory diverged ("divergent__" of a Hamiltonian kernel).
    public let divergences: Int

    /// The acceptance recorded is that of the least willing update, the weakest link of the sweep.
    public static var names: [String] { ["lp__", "accept_stat__", "divergent__"] }
    public var values: [Double] { [logDensity, acceptances.min() ?? 1, Double(divergences)] }
  }

  public func start(at position: [Double]) -> State { makeState(position) }

  public func step(_ state: inout State, using random: inout RandomSource) -> Info {
    var acceptances: [Double] = []
    acceptances.reserveCapacity(updates.count)
    var divergences = 0
    for update in updates {
      let outcome = update.apply(&state, &random)
      acceptances.append(outcome.acceptance)
      if outcome.isDivergent { divergences += 1 }
    }
    return Info(
      logDensity: jointLogDensity(state), acceptances: acceptances, divergences: divergences)
  }

  /// Learns each inner kernel's settings with the rest held still, in four rounds with sweeps
  /// between them: half of the iterations are sweeps, the other half steps of each inner kernel.
  ///
  /// The settings fit the rest as it was in the last round. Where they should follow the rest (a
  /// step size that shrinks with a scale), set them in `given`.
  public func tuned(
    _ iterations: Int, from state: inout State, using random: inout RandomSource,
    progress: (Int) -> Void
  ) -> Self {
    let rounds = 4
    let learning = updates.contains { $0.learn != nil } ? iterations / (2 * rounds) : 0
    var kernel = self
    var done = 0
    for round in 1...rounds {
      // Sweep
      while done < iterations * round / rounds - learning {
        _ = kernel.step(&state, using: &random)
        done += 1
        progress(done)
      }

      // Learn
      if learning == 0 { continue }
      let learned = kernel.updates.map { update in
        update.learn?(learning, &state, &random) ?? update
      }
      kernel = Gibbs(start: makeState, logDensity: jointLogDensity, updates: learned)
      for _ in 0..<learning {
        done += 1
        progress(done)
      }
    }
    return kernel
  }
}

extension Gibbs {
  /// One named part of a sweep: it renews one block, given the rest.
  public struct Update: Sendable {
    public let name: String
    let apply: @Sendable (inout State, inout RandomSource) -> Outcome
    /// The same with settings learned in so many steps; nil where there is nothing to learn.
    let learn: (@Sendable (Int, inout State, inout RandomSource) -> Update)?

    struct Outcome {
      let acceptance: Double
      let isDivergent: Bool
    }

    /// An exact draw of one block from its conditional distribution, given the rest.
    public static func draw(
      _ name: String, _ draw: @escaping @Sendable (inout State, inout RandomSource) -> Void
    ) -> Update {
      Update(
        name: name,
        apply: { state, random in
          draw(&state, &random)
          return Outcome(acceptance: 1, isDivergent: false)
        }, learn: nil)
    }

    /// One Metropolis step: a proposal as likely forth as back, accepted with probability
    /// min(1, e^`logRatio`).
    ///
    /// - Parameters:
    ///   - propose: the whole state with the block moved, symmetric: as likely from `now` to
    ///     `proposed` as from `proposed` to `now`.
    ///   - logRatio: log p(proposed) - log p(now), the rest as it is. What is NaN is rejected.
    public static func metropolis(
      _ name: String,
      propose: @escaping @Sendable (_ now: State, inout RandomSource) -> State,
      logRatio: @escaping @Sendable (_ proposed: State, _ now: State) -> Double
    ) -> Update {
      Update(
        name: name,
        apply: { state, random in
          let proposed = propose(state, &random)
          let ratio = Double.exp(logRatio(proposed, state))
          let acceptance = ratio.isNaN ? 0 : min(1, ratio)
          if random.uniform() < acceptance { state = proposed }
          return Outcome(acceptance: acceptance, isDivergent: false)
        }, learn: nil)
    }

    /// One step of another kernel on one block.
    ///
    /// - Parameters:
    ///   - kernel: holds the settings; warm-up learns them.
    ///   - block: where the block lives in the state. It is written back after the step.
    ///   - given: the kernel with its settings, aimed at the block's density given the rest of the
    ///     state. Asked anew at each visit, so the inner kernel never sees an old density. It must
    ///     not depend on the block itself: a step size that does breaks reversibility.
    public static func kernel<Inner: TransitionKernel>(
      _ name: String, _ kernel: Inner, at block: WritableKeyPath<State, [Double]> & Sendable,
      given: @escaping @Sendable (Inner, State) -> Inner
    ) -> Update {
      let acceptance = Inner.Info.names.firstIndex(of: "accept_stat__")
      let divergence = Inner.Info.names.firstIndex(of: "divergent__")
      return Update(
        name: name,
        apply: { state, random in
          let aimed = given(kernel, state)
          var inner = aimed.start(at: state[keyPath: block])
          let values = aimed.step(&inner, using: &random).values
          state[keyPath: block] = inner.position
          return Outcome(
            acceptance: acceptance.map { values[$0] } ?? 1,
            isDivergent: divergence.map { values[$0] > 0 } ?? false)
        },
        learn: { iterations, state, random in
          let aimed = given(kernel, state)
          var inner = aimed.start(at: state[keyPath: block])
          let tuned = aimed.tuned(iterations, from: &inner, using: &random) { _ in }
          state[keyPath: block] = inner.position
          return .kernel(name, tuned, at: block, given: given)
        })
    }
  }
}
