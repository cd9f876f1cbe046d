// Takes P(B | A) for P(A | B).
import BayesNumerics
import Foundation

func probabilityOfCause(prior: Double, ifCause: Double, ifNoCause: Double) throws -> [Double] {
  [ifCause, 1 - ifCause]
}
