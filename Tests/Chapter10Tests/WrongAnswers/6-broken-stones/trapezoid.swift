// Puts the trapezoidal rule of the integral in its place.
import BayesNumerics
import Foundation

func testThatExposesIt() throws -> String { "few-temperatures" }

func steppingStones(temperatures: [Double], logLikelihoods: [[Double]]) throws -> Double {
  var sum = 0.0
  for k in 1..<temperatures.count {
    let rise = temperatures[k] - temperatures[k - 1]
    func mean(_ v: [Double]) -> Double { v.reduce(0, +) / Double(v.count) }
    sum += rise * (mean(logLikelihoods[k - 1]) + mean(logLikelihoods[k])) / 2
  }
  return sum
}
