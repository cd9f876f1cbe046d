// Takes the probability of not A above the second line.
import BayesNumerics
import Foundation

func probabilityOfCause(prior: Double, ifCause: Double, ifNoCause: Double) throws -> [Double] {
  let b = prior * ifCause + (1 - prior) * ifNoCause
  return [prior * ifCause / b, (1 - prior) * (1 - ifNoCause) / (1 - b)]
}
