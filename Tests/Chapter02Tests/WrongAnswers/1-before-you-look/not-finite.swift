// Has an end at infinity.
import BayesNumerics
import Foundation

func intervals() throws -> [ClosedRange<Double>] {
  [
    0.7...0.88,
    0.96...0.995,
    4...5,
    0.15...0.35,
    0.65...0.95,
    3...5.5,
    0.04...0.11,
    40...Double.infinity,
  ]
}
