// Gives P(A), P(B) and P(C).
import BayesNumerics
import Foundation

func ruleThatFails(likely: Double) throws -> [Double] {
  [1 - likely, 1, likely]
}
