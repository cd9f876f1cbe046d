// Gives points.
import BayesNumerics
import Foundation

func intervals() throws -> [ClosedRange<Double>] {
  [0.5...0.5, 0.3...0.3, 0.3...0.3, 0.1...0.1, 0.6...0.6, 0.2...0.2, 5...5, 0.1...0.1]
}
