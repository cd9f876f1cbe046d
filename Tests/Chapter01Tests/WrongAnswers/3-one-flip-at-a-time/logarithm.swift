// Gives the logarithm of the probability.
import BayesNumerics
import Foundation

func probabilityOfFlips(a: Double, b: Double, flips: [Bool]) throws -> Double {
  let heads = flips.filter { $0 }.count
  return logBeta(a + Double(heads), b + Double(flips.count - heads)) - logBeta(a, b)
}
