import Foundation

/// What somebody might say who has thought about it: near the numbers, and not too sure.
func intervals() throws -> [ClosedRange<Double>] {
  [0.003...0.008, 0.02...0.03, 1.5...2.5, 0.8...1.2, 0.5...0.7, 0.15...0.25, 0.6...1.6, 1.5...1.7]
}
