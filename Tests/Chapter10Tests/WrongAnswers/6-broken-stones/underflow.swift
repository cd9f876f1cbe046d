// Takes exponentials of large negative numbers.
import BayesNumerics
import Foundation

func testThatExposesIt() throws -> String { "few-temperatures" }

func steppingStones(temperatures: [Double], logLikelihoods: [[Double]]) throws -> Double {
  var sum = 0.0
  for k in 1..<temperatures.count {
    let rise = temperatures[k] - temperatures[k - 1]
    let powers = logLikelihoods[k - 1].map { exp(rise * $0) }
    sum += log(powers.reduce(0, +) / Double(powers.count))
  }
  return sum
}
