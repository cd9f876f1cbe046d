import Foundation

/// What somebody might say who has read the page: near its numbers, and not too sure.
func intervals() throws -> [ClosedRange<Double>] {
  [5...18, 8...35, 0.25...0.6, 0.3...0.6, 0...0.01, 1.05...1.4, 1.7...4, 0.03...0.08]
}
