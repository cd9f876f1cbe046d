import Foundation

/// What somebody might say who has read the page: near its numbers, and not too sure.
func intervals() throws -> [ClosedRange<Double>] {
  [48...60, 0.6...0.8, 0.2...1.2, -6...(-4), 0.02...0.4, 0.12...0.25, 300...450, 0.82...0.93]
}
