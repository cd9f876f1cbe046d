// Multiplies all widths.
import BayesNumerics
import Foundation

func parameters(widths: [Int]) throws -> Int {
  widths.reduce(1, *)
}
