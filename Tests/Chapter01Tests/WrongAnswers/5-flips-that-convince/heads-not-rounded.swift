// Does not round the heads.
import BayesNumerics
import Foundation

func flipsNeeded(share: Double, threshold: Double) throws -> Int {
  for flips in 1...5000 {
    let heads = share * Double(flips)
    let uniform = -log(Double(flips + 1))
    let fair = logBinomialCoefficient(Double(flips), heads) - Double(flips) * log(2)
    if uniform - fair > log(threshold) { return flips }
  }
  return 0
}
