/// Where long work says how far it is.
public struct Progress: Sendable {
  /// Called with finished and total units of work and what is being done.
  public let report: @Sendable (_ done: Int, _ total: Int, _ what: String) -> Void

  public init(report: @escaping @Sendable (_ done: Int, _ total: Int, _ what: String) -> Void) {
    self.report = report
  }

  /// Says nothing.
  public static let silent = Progress { _, _, _ in }
}
