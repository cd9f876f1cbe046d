// Takes the final posterior mean for every flip.
import BayesNumerics
import Foundation

func probabilityOfFlips(a: Double, b: Double, flips: [Bool]) throws -> Double {
  let heads = Double(flips.filter { $0 }.count)
  let tails = Double(flips.count) - heads
  let p = (a + heads) / (a + b + heads + tails)
  return pow(p, heads) * pow(1 - p, tails)
}
