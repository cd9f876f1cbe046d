// Writes probabilities in percent.
import BayesNumerics
import Foundation

func intervals() throws -> [ClosedRange<Double>] {
  [40...60, 25...45, 20...40, 5...20, 45...70, 0.1...0.3, 3...6, 10...20]
}
