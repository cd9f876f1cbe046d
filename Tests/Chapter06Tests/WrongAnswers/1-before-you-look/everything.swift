// Holds all that is possible.
import BayesNumerics
import Foundation

func intervals() throws -> [ClosedRange<Double>] {
  [0...1, 0...1, 0...1, 0...1, 0...1, 0...1, 1...100, -1...1]
}
