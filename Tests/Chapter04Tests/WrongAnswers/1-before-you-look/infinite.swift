// An end is infinite.
import BayesNumerics
import Foundation

func intervals() throws -> [ClosedRange<Double>] {
  (0..<8).map { 0.1 * Double($0)...Double.infinity }
}
