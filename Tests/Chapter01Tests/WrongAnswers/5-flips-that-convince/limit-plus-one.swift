// Looks at 5001 flips, too.
import BayesNumerics
import Foundation

func flipsNeeded(share: Double, threshold: Double) throws -> Int {
  for flips in 1...5001 {
    let heads = Int((share * Double(flips)).rounded())
    let uniform = -log(Double(flips + 1))
    let fair = logBinomialCoefficient(flips, heads) - Double(flips) * log(2)
    if uniform - fair > log(threshold) { return flips }
  }
  return 0
}
