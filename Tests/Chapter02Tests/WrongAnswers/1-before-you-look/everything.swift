// Holds all that is possible.
import BayesNumerics
import Foundation

func intervals() throws -> [ClosedRange<Double>] {
  [
    0...1,
    0...1,
    0...1000,
    0...1,
    0...100,
    0...1000,
    0...1,
    0...2608,
  ]
}
