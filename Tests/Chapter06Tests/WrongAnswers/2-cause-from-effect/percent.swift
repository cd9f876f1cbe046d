// In percent.
import BayesNumerics
import Foundation

func probabilityOfCause(prior: Double, ifCause: Double, ifNoCause: Double) throws -> [Double] {
  let b = prior * ifCause + (1 - prior) * ifNoCause
  return [100 * prior * ifCause / b, 100 * prior * (1 - ifCause) / (1 - b)]
}
