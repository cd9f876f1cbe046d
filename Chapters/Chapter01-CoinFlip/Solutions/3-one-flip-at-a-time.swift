import BayesNumerics
import Foundation

func probabilityOfFlips(a: Double, b: Double, flips: [Bool]) throws -> Double {
  var (a, b, probability) = (a, b, 1.0)
  for isHeads in flips {
    // Predict, then learn
    probability *= (isHeads ? a : b) / (a + b)
    if isHeads { a += 1 } else { b += 1 }
  }
  return probability
}
