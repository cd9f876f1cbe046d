// Points, no intervals.
import BayesNumerics
import Foundation

func intervals() throws -> [ClosedRange<Double>] {
  [0.94...0.94, 0.06...0.06, 4...4, 40...40, 0.3...0.3, 1.8...1.8, 3...3, 0.5...0.5]
}
