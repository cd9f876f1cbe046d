// Learns from a flip before it predicts it.
import BayesNumerics
import Foundation

func probabilityOfFlips(a: Double, b: Double, flips: [Bool]) throws -> Double {
  var (a, b, product) = (a, b, 1.0)
  for isHeads in flips {
    if isHeads { a += 1 } else { b += 1 }
    product *= (isHeads ? a : b) / (a + b)
  }
  return product
}
