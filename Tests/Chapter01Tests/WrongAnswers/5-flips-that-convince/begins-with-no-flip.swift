// Begins with n = 0, where the Bayes factor is 1.
import BayesNumerics
import Foundation

func flipsNeeded(share: Double, threshold: Double) throws -> Int {
  for flips in 0...5000 {
    let heads = Int((share * Double(flips)).rounded())
    let uniform = -log(Double(flips + 1))
    let fair = logBinomialCoefficient(flips, heads) - Double(flips) * log(2)
    if uniform - fair > log(threshold) { return flips }
  }
  return 0
}
