import Foundation

/// What somebody might say who has read the page: near its numbers, and not too sure.
func intervals() throws -> [ClosedRange<Double>] {
  [
    0.05...0.2, 1.2...2.3, 0...0.01, 0.15...0.45, 250...600, 0.6...0.95, 8...30, 0.15...0.45,
  ]
}
