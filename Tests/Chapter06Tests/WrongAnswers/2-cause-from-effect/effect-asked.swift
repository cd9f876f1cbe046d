// Gives P(B) and P(not B).
import BayesNumerics
import Foundation

func probabilityOfCause(prior: Double, ifCause: Double, ifNoCause: Double) throws -> [Double] {
  let b = prior * ifCause + (1 - prior) * ifNoCause
  return [b, 1 - b]
}
