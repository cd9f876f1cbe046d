// Divides by the sum of the prior, whatever has been learnt.
import BayesNumerics
import Foundation

func probabilityOfFlips(a: Double, b: Double, flips: [Bool]) throws -> Double {
  var (heads, tails, product) = (a, b, 1.0)
  for isHeads in flips {
    product *= (isHeads ? heads : tails) / (a + b)
    if isHeads { heads += 1 } else { tails += 1 }
  }
  return product
}
