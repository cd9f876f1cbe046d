// One interval for all numbers.
import BayesNumerics
import Foundation

func intervals() throws -> [ClosedRange<Double>] {
  (0..<8).map { _ in 0.1...0.9 }
}
