import BayesNumerics
import Foundation

func probabilityOfCause(prior: Double, ifCause: Double, ifNoCause: Double) throws -> [Double] {
  let effect = prior * ifCause + (1 - prior) * ifNoCause
  let noEffect = prior * (1 - ifCause) + (1 - prior) * (1 - ifNoCause)
  return [prior * ifCause / effect, prior * (1 - ifCause) / noEffect]
}
