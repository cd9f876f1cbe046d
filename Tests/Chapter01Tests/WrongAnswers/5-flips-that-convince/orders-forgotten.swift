// Forgets the number of orders in the evidence of the fair coin.
import BayesNumerics
import Foundation

func flipsNeeded(share: Double, threshold: Double) throws -> Int {
  for flips in 1...5000 {
    let heads = Int((share * Double(flips)).rounded())
    let uniform = -log(Double(flips + 1))
    let fair = -Double(flips) * log(2)
    if uniform - fair > log(threshold) { return flips }
  }
  return 0
}
