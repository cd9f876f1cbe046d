// Gives the first three only.
import BayesNumerics
import Foundation

func intervals() throws -> [ClosedRange<Double>] {
  [0.4...0.6, 0.25...0.45, 0.2...0.4]
}
