// Gives odds, and those of not B first.
import BayesNumerics
import Foundation

func probabilityOfCause(prior: Double, ifCause: Double, ifNoCause: Double) throws -> [Double] {
  let odds = prior / (1 - prior)
  return [odds * (1 - ifCause) / (1 - ifNoCause), odds * ifCause / ifNoCause]
}
