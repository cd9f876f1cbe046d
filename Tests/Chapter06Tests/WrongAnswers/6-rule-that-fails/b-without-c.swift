// C never occurs.
import BayesNumerics
import Foundation

func ruleThatFails(likely: Double) throws -> [Double] {
  [likely, 0, 0, 0, 0, 0, 1 - likely, 0]
}
