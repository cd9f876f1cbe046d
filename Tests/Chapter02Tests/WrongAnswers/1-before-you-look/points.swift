// Gives points.
import BayesNumerics
import Foundation

func intervals() throws -> [ClosedRange<Double>] {
  [
    0.75...0.75,
    0.98...0.98,
    4.5...4.5,
    0.25...0.25,
    0.8...0.8,
    4...4,
    0.05...0.05,
    50...50,
  ]
}
