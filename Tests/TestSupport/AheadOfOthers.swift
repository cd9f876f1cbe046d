import Testing

/// Runs a test at high priority, on a thread that does not wait behind hundreds of other tests.
///
/// Tests that expect a process to exit need it. Swift Testing has a thread that watches for the ends of processes; from
/// such an end to the moment at which the test takes it, that thread spins on a whole core. Beside long tests on two
/// cores this had been more than a minute.
package struct AheadOfOthers: TestTrait, TestScoping {
  package func provideScope(
    for test: Test, testCase: Test.Case?, performing function: @Sendable () async throws -> Void
  ) async throws {
    try await withoutActuallyEscaping(function) { function in
      try await Task(priority: .high) { try await function() }.value
    }
  }
}

extension Trait where Self == AheadOfOthers {
  /// For tests that expect a process to exit.
  package static var aheadOfOthers: Self { Self() }
}
