// Compares the two likelihoods alone, as if A were as probable as not.
import BayesNumerics
import Foundation

func probabilityOfCause(prior: Double, ifCause: Double, ifNoCause: Double) throws -> [Double] {
  [ifCause / (ifCause + ifNoCause), (1 - ifCause) / (2 - ifCause - ifNoCause)]
}
