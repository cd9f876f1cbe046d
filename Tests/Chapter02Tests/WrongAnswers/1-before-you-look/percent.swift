// Writes probabilities in percent.
import BayesNumerics
import Foundation

func intervals() throws -> [ClosedRange<Double>] {
  [
    70...88,
    96...99,
    4...5,
    15...35,
    0.6...0.9,
    3...5,
    4...11,
    42...62,
  ]
}
