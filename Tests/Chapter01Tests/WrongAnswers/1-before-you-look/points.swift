// Gives points.
import BayesNumerics
import Foundation

func intervals() throws -> [ClosedRange<Double>] {
  [
    0.2...0.2,
    0.7...0.7,
    0.2...0.2,
    0.4...0.4,
    0.6...0.6,
    7...7,
    0.5...0.5,
    500...500,
  ]
}
