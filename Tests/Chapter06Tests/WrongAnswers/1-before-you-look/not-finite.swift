// Has an end at infinity.
import BayesNumerics
import Foundation

func intervals() throws -> [ClosedRange<Double>] {
  [0.4...0.6, 0.25...0.45, 0.2...0.4, 0...0.2, 0.4...0.7, 0.1...0.3, 3...(.infinity), 0...0.2]
}
