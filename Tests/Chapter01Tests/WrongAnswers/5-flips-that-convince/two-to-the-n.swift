// Computes 2^n, which overflows after 1023 flips.
import BayesNumerics
import Foundation

func flipsNeeded(share: Double, threshold: Double) throws -> Int {
  for flips in 1...5000 {
    let heads = Int((share * Double(flips)).rounded())
    let orders = exp(logBinomialCoefficient(flips, heads))
    let factor = pow(2, Double(flips)) / orders / Double(flips + 1)
    if factor > threshold { return flips }
  }
  return 0
}
