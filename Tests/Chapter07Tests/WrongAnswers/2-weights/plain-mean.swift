// The mean of the draws without their weights
import BayesNumerics
import Foundation

func weigh(draws: [Double], logTarget: [Double], logProposal: [Double]) throws -> [Double] {
  let logWeights = zip(logTarget, logProposal).map { $0 - $1 }
  let largest = logWeights.max() ?? 0
  let weights = logWeights.map { exp($0 - largest) }
  let sum = weights.reduce(0, +)
  let mean = draws.reduce(0, +) / Double(draws.count)
  let squares = weights.reduce(0) { $0 + $1 * $1 }
  return [largest + log(sum / Double(draws.count)), mean, sum * sum / squares]
}
