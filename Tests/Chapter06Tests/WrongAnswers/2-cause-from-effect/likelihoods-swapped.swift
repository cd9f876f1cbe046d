// Takes the probability without the cause for that with it.
import BayesNumerics
import Foundation

func probabilityOfCause(prior: Double, ifCause: Double, ifNoCause: Double) throws -> [Double] {
  let b = prior * ifNoCause + (1 - prior) * ifCause
  return [prior * ifNoCause / b, prior * (1 - ifNoCause) / (1 - b)]
}
