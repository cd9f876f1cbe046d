// Gives the first three only.
import BayesNumerics
import Foundation

func intervals() throws -> [ClosedRange<Double>] {
  [
    0.12...0.25,
    0.5...0.85,
    0.1...0.25,
  ]
}
