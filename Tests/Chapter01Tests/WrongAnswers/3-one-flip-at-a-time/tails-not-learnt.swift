// Learns from heads only.
import BayesNumerics
import Foundation

func probabilityOfFlips(a: Double, b: Double, flips: [Bool]) throws -> Double {
  let tails = b
  var (heads, product) = (a, 1.0)
  for isHeads in flips {
    product *= (isHeads ? heads : tails) / (heads + tails)
    if isHeads { heads += 1 }
  }
  return product
}
