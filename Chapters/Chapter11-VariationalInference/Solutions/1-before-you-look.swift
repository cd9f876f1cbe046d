import Foundation

/// What somebody might say who has thought about it: near the numbers, and not too sure.
func intervals() throws -> [ClosedRange<Double>] {
  [0.6...1, 0.6...0.8, 3.5...4.5, 0.55...0.7, 30...60, 3...15, 0.05...0.2, 0.02...0.1]
}
