// Counts the hidden layers alone.
import BayesNumerics
import Foundation

func parameters(widths: [Int]) throws -> Int {
  let hidden = widths.dropLast()
  return zip(hidden, hidden.dropFirst()).reduce(0) { $0 + ($1.0 + 1) * $1.1 }
}
