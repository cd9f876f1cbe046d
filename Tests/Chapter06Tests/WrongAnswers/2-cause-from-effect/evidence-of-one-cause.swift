// Divides by P(B and A) + P(B | not A).
import BayesNumerics
import Foundation

func probabilityOfCause(prior: Double, ifCause: Double, ifNoCause: Double) throws -> [Double] {
  [
    prior * ifCause / (prior * ifCause + ifNoCause),
    prior * (1 - ifCause) / (prior * (1 - ifCause) + 1 - ifNoCause),
  ]
}
