// One bias for each layer.
import BayesNumerics
import Foundation

func parameters(widths: [Int]) throws -> Int {
  zip(widths, widths.dropFirst()).reduce(0) { $0 + $1.0 * $1.1 + 1 }
}
