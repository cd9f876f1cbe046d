// Multiplies by the probability of heads for tails too.
import BayesNumerics
import Foundation

func probabilityOfFlips(a: Double, b: Double, flips: [Bool]) throws -> Double {
  var (a, b, product) = (a, b, 1.0)
  for isHeads in flips {
    product *= a / (a + b)
    if isHeads { a += 1 } else { b += 1 }
  }
  return product
}
