// One stone only: the mean of L over draws of the prior.
import BayesNumerics
import Foundation

func testThatExposesIt() throws -> String { "few-temperatures" }

func steppingStones(temperatures: [Double], logLikelihoods: [[Double]]) throws -> Double {
  let values = logLikelihoods[0]
  return logSumExp(values) - log(Double(values.count))
}
