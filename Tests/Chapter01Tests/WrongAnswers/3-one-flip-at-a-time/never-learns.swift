// Predicts every flip from the prior.
import BayesNumerics
import Foundation

func probabilityOfFlips(a: Double, b: Double, flips: [Bool]) throws -> Double {
  flips.reduce(1) { $0 * ($1 ? a : b) / (a + b) }
}
