// Gives the two in the other order.
import BayesNumerics
import Foundation

func probabilityOfCause(prior: Double, ifCause: Double, ifNoCause: Double) throws -> [Double] {
  let b = prior * ifCause + (1 - prior) * ifNoCause
  return [prior * (1 - ifCause) / (1 - b), prior * ifCause / b]
}
