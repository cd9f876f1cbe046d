// One interval is missing.
import BayesNumerics
import Foundation

func intervals() throws -> [ClosedRange<Double>] {
  (0..<7).map { 0.1...0.5 + Double($0) }
}
