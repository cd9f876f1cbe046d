// Names the test that scales the likelihood.
import BayesNumerics
import Foundation

func testThatExposesIt() throws -> String { "scaled-likelihood" }

func steppingStones(temperatures: [Double], logLikelihoods: [[Double]]) throws -> Double {
  var sum = 0.0
  for k in 1..<temperatures.count {
    let rise = temperatures[k] - temperatures[k - 1]
    let values = logLikelihoods[k - 1].map { rise * $0 }
    sum += logSumExp(values) - log(Double(values.count))
  }
  return sum
}
