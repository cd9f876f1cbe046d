// Gives the joint probabilities, not divided by P(B).
import BayesNumerics
import Foundation

func probabilityOfCause(prior: Double, ifCause: Double, ifNoCause: Double) throws -> [Double] {
  [prior * ifCause, prior * (1 - ifCause)]
}
