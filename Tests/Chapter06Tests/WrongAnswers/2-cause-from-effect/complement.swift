// Takes P(A | not B) for 1 - P(A | B).
import BayesNumerics
import Foundation

func probabilityOfCause(prior: Double, ifCause: Double, ifNoCause: Double) throws -> [Double] {
  let b = prior * ifCause + (1 - prior) * ifNoCause
  let a = prior * ifCause / b
  return [a, 1 - a]
}
