// Asks for a p-value below one over the threshold.
import BayesNumerics
import Foundation

func flipsNeeded(share: Double, threshold: Double) throws -> Int {
  for flips in 1...5000 {
    let heads = Int((share * Double(flips)).rounded())
    let fair = Binomial(trials: flips, probability: 0.5)
    if 2 * fair.upperTail(max(heads, flips - heads) - 1) < 1 / threshold { return flips }
  }
  return 0
}
