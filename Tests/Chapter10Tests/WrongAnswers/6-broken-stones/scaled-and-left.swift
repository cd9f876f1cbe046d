// Names the wrong test and leaves the fault.
import BayesNumerics
import Foundation

func testThatExposesIt() throws -> String { "scaled-likelihood" }

func steppingStones(temperatures: [Double], logLikelihoods: [[Double]]) throws -> Double {
  var sum = 0.0
  for k in 1..<temperatures.count {
    let rise = temperatures[k] - temperatures[k - 1]
    let logs = logLikelihoods[k - 1].map { rise * $0 }
    sum += logs.reduce(0, +) / Double(logs.count)
  }
  return sum
}
