// Adds heads to b and tails to a.
import BayesNumerics
import Foundation

func probabilityOfFlips(a: Double, b: Double, flips: [Bool]) throws -> Double {
  var (a, b, product) = (a, b, 1.0)
  for isHeads in flips {
    product *= (isHeads ? a : b) / (a + b)
    if isHeads { b += 1 } else { a += 1 }
  }
  return product
}
