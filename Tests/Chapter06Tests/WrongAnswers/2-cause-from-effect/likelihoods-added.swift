// Divides by P(B | A) + P(B | not A), without the priors.
import BayesNumerics
import Foundation

func probabilityOfCause(prior: Double, ifCause: Double, ifNoCause: Double) throws -> [Double] {
  [prior * ifCause / (ifCause + ifNoCause), prior * (1 - ifCause) / (2 - ifCause - ifNoCause)]
}
