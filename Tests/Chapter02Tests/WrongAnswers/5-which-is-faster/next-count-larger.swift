// Asks whether the next count of the first is larger.
import BayesNumerics
import Foundation

func probabilityFirstIsFaster(events1: Int, events2: Int, intervals: Int, mean: Double) throws
  -> Double
{
  let rate = Double(intervals) + 1 / mean
  let first = Gamma(shape: Double(events1) + 1, rate: rate)
  let second = Gamma(shape: Double(events2) + 1, rate: rate)

  var sum = 0.0
  for count in 1...400 {
    let own = NegativeBinomial(shape: first.shape, successProbability: rate / (rate + 1))
    let other = NegativeBinomial(shape: second.shape, successProbability: rate / (rate + 1))
    sum += own.density(count) * other.cumulative(count - 1)
  }
  return sum
}
