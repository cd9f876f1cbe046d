// Per cent where shares are asked for.
import BayesNumerics
import Foundation

func intervals() throws -> [ClosedRange<Double>] {
  [80...95, 5...10, 3...6, 40...60, 25...40, 150...200, 250...400, 30...60]
}
