import BayesNumerics
import Foundation

func flipsNeeded(share: Double, threshold: Double) throws -> Int {
  for flips in 1...5000 {
    let heads = Int((share * Double(flips)).rounded())
    // Under the uniform prior every number of heads from 0 to n is equally probable
    let biased = -log(Double(flips) + 1)
    let fair = Binomial(trials: flips, probability: 0.5).logDensity(heads)
    if biased - fair > log(threshold) { return flips }
  }
  return 0
}
