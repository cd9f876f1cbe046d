import Foundation

/// What somebody might say who has thought about it: near the numbers, and not too sure.
func intervals() throws -> [ClosedRange<Double>] {
  [0.8...1.2, 0.7...0.85, 0.1...0.4, 0.7...0.97, 1...15, 1.5...2.5, 0.03...0.1, 0.05...0.3]
}
