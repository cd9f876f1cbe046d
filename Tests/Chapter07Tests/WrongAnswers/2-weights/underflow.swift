// Exponentials of each log, which underflow
import Foundation

func weigh(draws: [Double], logTarget: [Double], logProposal: [Double]) throws -> [Double] {
  var sum = 0.0
  var first = 0.0
  var squares = 0.0
  for i in 0..<draws.count {
    let w = exp(logTarget[i]) / exp(logProposal[i])
    sum += w
    first += w * draws[i]
    squares += w * w
  }
  return [log(sum / Double(draws.count)), first / sum, sum * sum / squares]
}
