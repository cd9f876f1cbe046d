// Learns from B, and then from not B with what was learnt.
import BayesNumerics
import Foundation

func probabilityOfCause(prior: Double, ifCause: Double, ifNoCause: Double) throws -> [Double] {
  let b = prior * ifCause + (1 - prior) * ifNoCause
  let a = prior * ifCause / b
  let none = a * (1 - ifCause) + (1 - a) * (1 - ifNoCause)
  return [a, none > 0 ? a * (1 - ifCause) / none : 0]
}
