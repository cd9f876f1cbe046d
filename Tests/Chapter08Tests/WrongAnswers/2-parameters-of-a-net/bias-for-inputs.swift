// Gives the inputs biases, too.
import BayesNumerics
import Foundation

func parameters(widths: [Int]) throws -> Int {
  zip(widths, widths.dropFirst()).reduce(widths.reduce(0, +)) { $0 + $1.0 * $1.1 }
}
