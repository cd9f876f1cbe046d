// The biased coin has the p that is seen.
import BayesNumerics
import Foundation

func flipsNeeded(share: Double, threshold: Double) throws -> Int {
  for flips in 1...5000 {
    let heads = Int((share * Double(flips)).rounded())
    let fair = Binomial(trials: flips, probability: 0.5).logDensity(heads)
    let biased = Binomial(trials: flips, probability: share).logDensity(heads)
    if biased - fair > log(threshold) { return flips }
  }
  return 0
}
