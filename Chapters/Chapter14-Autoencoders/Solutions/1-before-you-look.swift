import Foundation

/// What somebody might say who has thought about it: near the numbers, and not too sure.
func intervals() throws -> [ClosedRange<Double>] {
  [1...1.6, 0.35...0.6, 1.5...4, 0.08...0.15, 1.2...1.6, 1.2...1.8, 0.2...0.6, 0.5...0.75]
}
