// Leaves out the biases of the outputs.
import BayesNumerics
import Foundation

func parameters(widths: [Int]) throws -> Int {
  let weights = zip(widths, widths.dropFirst()).reduce(0) { $0 + $1.0 * $1.1 }
  return weights + widths.dropFirst().dropLast().reduce(0, +)
}
