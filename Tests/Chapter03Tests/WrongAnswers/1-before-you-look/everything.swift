// Intervals that hold everything.
import BayesNumerics
import Foundation

func intervals() throws -> [ClosedRange<Double>] {
  (0..<8).map { _ in -1e9...1e9 }
}
