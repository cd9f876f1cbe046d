// Divides by a binomial probability that underflows.
import BayesNumerics
import Foundation

func flipsNeeded(share: Double, threshold: Double) throws -> Int {
  for flips in 1...5000 {
    let heads = Int((share * Double(flips)).rounded())
    var orders = 1.0
    for k in 0..<heads { orders *= Double(flips - k) / Double(k + 1) }
    let factor = 1 / Double(flips + 1) / (orders * pow(0.5, Double(flips)))
    if factor > threshold { return flips }
  }
  return 0
}
