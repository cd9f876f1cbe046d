// Gives P(not A | B) and P(not A | not B).
import BayesNumerics
import Foundation

func probabilityOfCause(prior: Double, ifCause: Double, ifNoCause: Double) throws -> [Double] {
  let b = prior * ifCause + (1 - prior) * ifNoCause
  return [(1 - prior) * ifNoCause / b, (1 - prior) * (1 - ifNoCause) / (1 - b)]
}
