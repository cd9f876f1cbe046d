// Gives the first three only.
import BayesNumerics
import Foundation

func intervals() throws -> [ClosedRange<Double>] {
  [
    0.7...0.88,
    0.96...0.995,
    4...5,
  ]
}
