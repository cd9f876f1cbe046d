// Conditions on B both times.
import BayesNumerics
import Foundation

func probabilityOfCause(prior: Double, ifCause: Double, ifNoCause: Double) throws -> [Double] {
  let b = prior * ifCause + (1 - prior) * ifNoCause
  return [prior * ifCause / b, prior * ifCause / b]
}
