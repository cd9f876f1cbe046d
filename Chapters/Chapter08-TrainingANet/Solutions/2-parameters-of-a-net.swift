import BayesNumerics
import Foundation

func parameters(widths: [Int]) throws -> Int {
  zip(widths, widths.dropFirst()).reduce(0) { sum, layer in sum + (layer.0 + 1) * layer.1 }
}
