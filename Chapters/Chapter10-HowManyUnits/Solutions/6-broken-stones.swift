import BayesNumerics
import Foundation

// Were every temperature close to the next, or L the same everywhere, the mean of logarithms would do
func testThatExposesIt() throws -> String { "few-temperatures" }

func steppingStones(temperatures: [Double], logLikelihoods: [[Double]]) throws -> Double {
  var logEvidence = 0.0
  for k in 1..<temperatures.count {
    let rise = temperatures[k] - temperatures[k - 1]
    let logPowers = logLikelihoods[k - 1].map { rise * $0 }
    // The logarithm of the mean of L^rise
    logEvidence += logSumExp(logPowers) - log(Double(logPowers.count))
  }
  return logEvidence
}
