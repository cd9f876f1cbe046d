// Has an end at infinity.
import BayesNumerics
import Foundation

func intervals() throws -> [ClosedRange<Double>] {
  [
    0.12...0.25,
    0.5...0.85,
    0.1...0.25,
    0.35...0.55,
    0.55...0.63,
    5.5...8,
    0.2...0.42,
    40...Double.infinity,
  ]
}
