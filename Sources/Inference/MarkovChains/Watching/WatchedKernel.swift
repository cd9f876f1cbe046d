import BayesNumerics
import Synchronization

/// A kernel that tells a listener of every step, and otherwise moves as the kernel inside: with the same random numbers
/// to the same draws.
///
/// For a view of chains that run, which ``sample(_:from:lengths:recording:inParallel:using:progress:)`` shows nothing of
/// until they are done. The listener is called from the thread of each chain, so chains side by side call it at once;
/// what it does with the news costs the chain its time.
public struct Watched<Kernel: TransitionKernel>: TransitionKernel {
  public let kernel: Kernel
  private let hear: @Sendable (ChainNews<Kernel.Info>) -> Void
  private let count: ChainCount

  public init(_ kernel: Kernel, hear: @escaping @Sendable (ChainNews<Kernel.Info>) -> Void) {
    self.init(kernel, hear: hear, count: ChainCount())
  }

  private init(
    _ kernel: Kernel, hear: @escaping @Sendable (ChainNews<Kernel.Info>) -> Void,
    count: ChainCount
  ) {
    self.kernel = kernel
    self.hear = hear
    self.count = count
  }

  /// The state of the kernel inside, with the number of the chain.
  public struct State: ChainState {
    var inner: Kernel.State
    /// 0, 1, 2, ... in the order in which chains began, which for chains side by side is chance.
    let chain: Int
    public var position: [Double] { inner.position }
  }

  public func start(at position: [Double]) -> State {
    State(inner: kernel.start(at: position), chain: count.next())
  }

  public func step(_ state: inout State, using random: inout RandomSource) -> Kernel.Info {
    let info = kernel.step(&state.inner, using: &random)
    hear(ChainNews(chain: state.chain, event: .step(state.position, info)))
    return info
  }

  public func tuned(
    _ iterations: Int, from state: inout State, using random: inout RandomSource,
    progress: (Int) -> Void
  ) -> Watched {
    let chain = state.chain
    let tuned = kernel.tuned(iterations, from: &state.inner, using: &random) { done in
      hear(ChainNews(chain: chain, event: .warmUp(done)))
      progress(done)
    }
    return Watched(tuned, hear: hear, count: count)
  }
}

/// What a ``Watched`` kernel tells of a chain.
public struct ChainNews<Info: StepInfo>: Sendable {
  public let chain: Int
  public let event: Event

  public enum Event: Sendable {
    /// So many steps of its warm-up are done.
    case warmUp(Int)
    /// It has moved to a position, or stayed.
    case step([Double], Info)
  }
}

/// Numbers chains as they begin.
private final class ChainCount: Sendable {
  private let begun = Atomic<Int>(0)

  func next() -> Int { begun.add(1, ordering: .relaxed).oldValue }
}
