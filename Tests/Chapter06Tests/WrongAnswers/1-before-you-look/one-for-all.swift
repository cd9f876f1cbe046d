// Gives one interval for all.
import BayesNumerics
import Foundation

func intervals() throws -> [ClosedRange<Double>] {
  [ClosedRange<Double>](repeating: 0.1...0.9, count: 8)
}
