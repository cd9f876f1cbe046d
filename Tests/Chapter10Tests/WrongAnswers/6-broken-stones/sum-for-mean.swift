// Takes the log of the sum.
import BayesNumerics
import Foundation

func testThatExposesIt() throws -> String { "few-temperatures" }

func steppingStones(temperatures: [Double], logLikelihoods: [[Double]]) throws -> Double {
  var sum = 0.0
  for k in 1..<temperatures.count {
    let rise = temperatures[k] - temperatures[k - 1]
    sum += logSumExp(logLikelihoods[k - 1].map { rise * $0 })
  }
  return sum
}
