// Writes probabilities in percent.
import BayesNumerics
import Foundation

func intervals() throws -> [ClosedRange<Double>] {
  [
    10...25,
    50...85,
    10...25,
    35...55,
    55...63,
    5.5...8,
    20...42,
    498...504,
  ]
}
