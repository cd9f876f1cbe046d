import Synchronization

/// Where long work says how far it is; safe to call from any thread.
public struct Progress: Sendable {
  /// Called with finished and total units of work and what is being done, one call at a time.
  public let report: @Sendable (_ done: Int, _ total: Int, _ what: String) -> Void

  public init(report: @escaping @Sendable (_ done: Int, _ total: Int, _ what: String) -> Void) {
    let turn = Turn()
    self.report = { done, total, what in turn.lock.withLock { _ in report(done, total, what) } }
  }

  /// Says nothing.
  public static let silent = Progress { _, _, _ in }

  private final class Turn: Sendable {
    let lock = Mutex<Void>(())
  }
}
