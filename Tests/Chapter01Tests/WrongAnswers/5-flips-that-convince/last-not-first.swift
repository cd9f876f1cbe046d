// Gives the last n that does not convince, plus one.
import BayesNumerics
import Foundation

func flipsNeeded(share: Double, threshold: Double) throws -> Int {
  var last = 0
  for flips in 1...5000 {
    let heads = Int((share * Double(flips)).rounded())
    let uniform = -log(Double(flips + 1))
    let fair = logBinomialCoefficient(flips, heads) - Double(flips) * log(2)
    if uniform - fair <= log(threshold) { last = flips }
  }
  return last == 5000 ? 0 : last + 1
}
