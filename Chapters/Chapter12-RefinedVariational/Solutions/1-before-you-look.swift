import Foundation

/// What somebody might say who has thought about it: near the numbers, and not too sure.
func intervals() throws -> [ClosedRange<Double>] {
  [0.4...0.7, 2...4, 1.1...1.5, 0.05...0.11, 0.55...0.7, 2.5...4, 0.53...0.65, 6...13]
}
