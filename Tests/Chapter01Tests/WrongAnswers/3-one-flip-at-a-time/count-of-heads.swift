// Multiplies by the number of orders: the probability of the count.
import BayesNumerics
import Foundation

func probabilityOfFlips(a: Double, b: Double, flips: [Bool]) throws -> Double {
  let heads = flips.filter { $0 }.count
  return BetaBinomial(trials: flips.count, a: a, b: b).density(heads)
}
