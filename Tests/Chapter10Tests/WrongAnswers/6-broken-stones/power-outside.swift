// Takes the power of the mean instead of the mean of the powers.
import BayesNumerics
import Foundation

func testThatExposesIt() throws -> String { "few-temperatures" }

func steppingStones(temperatures: [Double], logLikelihoods: [[Double]]) throws -> Double {
  var sum = 0.0
  for k in 1..<temperatures.count {
    let rise = temperatures[k] - temperatures[k - 1]
    sum += rise * (logSumExp(logLikelihoods[k - 1]) - log(Double(logLikelihoods[k - 1].count)))
  }
  return sum
}
