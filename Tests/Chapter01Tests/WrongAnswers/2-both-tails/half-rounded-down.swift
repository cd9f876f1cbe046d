// Measures the distance from flips / 2 in whole numbers.
import BayesNumerics
import Foundation

func twoSidedTail(heads: Int, flips: Int) throws -> Double {
  let fair = Binomial(trials: flips, probability: 0.5)
  let distance = abs(heads - flips / 2)
  var sum = 0.0
  for count in 0...flips where abs(count - flips / 2) >= distance { sum += fair.density(count) }
  return sum
}
