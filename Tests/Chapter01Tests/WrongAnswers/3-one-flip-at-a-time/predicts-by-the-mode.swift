// Predicts by the most probable p, in place of the mean.
import BayesNumerics
import Foundation

func probabilityOfFlips(a: Double, b: Double, flips: [Bool]) throws -> Double {
  var (a, b, product) = (a, b, 1.0)
  for isHeads in flips {
    let mode = a + b > 2 ? min(1, max(0, (a - 1) / (a + b - 2))) : 0.5
    product *= isHeads ? mode : 1 - mode
    if isHeads { a += 1 } else { b += 1 }
  }
  return product
}
