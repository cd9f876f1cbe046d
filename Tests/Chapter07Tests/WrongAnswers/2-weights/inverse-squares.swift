// One over the sum of squares of weights that are not normalised
import BayesNumerics
import Foundation

func weigh(draws: [Double], logTarget: [Double], logProposal: [Double]) throws -> [Double] {
  let logWeights = zip(logTarget, logProposal).map { $0 - $1 }
  let largest = logWeights.max() ?? 0
  let weights = logWeights.map { exp($0 - largest) }
  let sum = weights.reduce(0, +)
  let mean = zip(weights, draws).reduce(0) { $0 + $1.0 * $1.1 } / sum
  let squares = weights.reduce(0) { $0 + $1 * $1 }
  return [largest + log(sum / Double(draws.count)), mean, 1 / squares]
}
