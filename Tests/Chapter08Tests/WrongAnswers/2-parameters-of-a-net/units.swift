// Adds up the units.
import BayesNumerics
import Foundation

func parameters(widths: [Int]) throws -> Int {
  widths.reduce(0, +)
}
