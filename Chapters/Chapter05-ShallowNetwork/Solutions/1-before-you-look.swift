import Foundation

/// What somebody might say who has read the page: near its numbers, and not too sure.
func intervals() throws -> [ClosedRange<Double>] {
  [5...10, 2...5, 20...27, 15...30, 15...50, 60...140, 65...95, 0.4...0.8]
}
