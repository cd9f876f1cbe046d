// Gives the table of A and B only.
import BayesNumerics
import Foundation

func ruleThatFails(likely: Double) throws -> [Double] {
  [1 - likely, 0, 0, likely]
}
