import Foundation
import Marking

extension ExerciseKey<WeightsQuestion> {
  static var weights: Self {
    /// The right sums of other logs of weights.
    @Sendable func sums(_ question: WeightsQuestion, _ logWeights: [Double]) throws -> [Double] {
      try weigh(
        draws: question.draws, logTarget: logWeights, logProposal: question.draws.map { _ in 0 })
    }
    /// Weights relative to the largest, and the log of that.
    @Sendable func relative(_ question: WeightsQuestion) -> (weights: [Double], largest: Double) {
      let logs = zip(question.logTarget, question.logProposal).map { $0 - $1 }
      let largest = logs.max() ?? 0
      return (logs.map { exp($0 - largest) }, largest)
    }
    return Self(
      solution: {
        try weigh(draws: $0.draws, logTarget: $0.logTarget, logProposal: $0.logProposal)
      },
      mistakes: [
        Mistake(
          "weights without the proposal",
          hint: "Where the proposal is dense many draws fall, and each must count for less."
        ) { try sums($0, $0.logTarget) },
        Mistake("the weight upside down", hint: "Target over proposal, not proposal over target.") {
          question in
          // A draw without target would have all of the weight
          let logs = zip(question.logTarget, question.logProposal).map { $1 - $0 }
          let largest = logs.max() ?? 0
          let weights = logs.map { exp($0 - largest) }
          let sum = weights.reduce(0, +)
          return [
            largest + log(sum / Double(weights.count)),
            zip(weights, question.draws).reduce(0) { $0 + $1.0 * $1.1 } / sum,
            sum * sum / weights.reduce(0) { $0 + $1 * $1 },
          ]
        },
        Mistake(
          "exponentials of each log", hint: "exp(-2000) is 0 to a computer: take out the largest."
        ) { question in
          let weights = zip(question.logTarget, question.logProposal).map { exp($0) / exp($1) }
          let sum = weights.reduce(0, +)
          return [
            log(sum / Double(weights.count)),
            zip(weights, question.draws).reduce(0) { $0 + $1.0 * $1.1 } / sum,
            sum * sum / weights.reduce(0) { $0 + $1 * $1 },
          ]
        },
        Mistake("log weights for weights", hint: "Sums need the weights, not their logs.") {
          question in
          let logs = zip(question.logTarget, question.logProposal).map { $0 - $1 }
          let sum = logs.reduce(0, +)
          return [
            (logs.max() ?? 0) + log(sum / Double(logs.count)),
            zip(logs, question.draws).reduce(0) { $0 + $1.0 * $1.1 } / sum,
            sum * sum / logs.reduce(0) { $0 + $1 * $1 },
          ]
        },
        Mistake("the sum for the mean", hint: "The evidence is the mean of the weights.") {
          numbers, question in
          [numbers[0] + log(Double(question.draws.count)), numbers[1], numbers[2]]
        },
        Mistake(
          "the largest weight not put back",
          hint: "What was taken out of the exponentials belongs to the log evidence again."
        ) { numbers, question in
          [numbers[0] - relative(question).largest, numbers[1], numbers[2]]
        },
        Mistake(
          "the mean of the logs",
          hint: "The log of a mean is not the mean of the logs, which is lower: that is a bound."
        ) { numbers, question in
          let logs = zip(question.logTarget, question.logProposal).map { $0 - $1 }
          return [logs.reduce(0, +) / Double(logs.count), numbers[1], numbers[2]]
        },
        Mistake("the evidence for its log", hint: "The log of the evidence is asked for.") {
          numbers, _ in [exp(numbers[0]), numbers[1], numbers[2]]
        },
        Mistake("a log to another base", hint: "Natural logs, please.") { numbers, _ in
          [numbers[0] / log(2), numbers[1], numbers[2]]
        },
        Mistake("a mean without weights", hint: "A draw with a larger weight counts for more.") {
          numbers, question in
          [
            numbers[0], question.draws.reduce(0, +) / Double(question.draws.count), numbers[2],
          ]
        },
        Mistake(
          "a weighted sum over n",
          hint: "Divide the weighted sum by the sum of the weights, which is not n."
        ) { numbers, question in
          let sum = relative(question).weights.reduce(0, +)
          return [numbers[0], numbers[1] * sum / Double(question.draws.count), numbers[2]]
        },
        Mistake("the share of effective draws", hint: "Their number is asked for.") {
          numbers, question in [numbers[0], numbers[1], numbers[2] / Double(question.draws.count)]
        },
        Mistake(
          "the sum over the largest weight",
          hint: "That is another measure; (Σw)²/Σw² is asked for."
        ) { numbers, question in
          [numbers[0], numbers[1], relative(question).weights.reduce(0, +)]
        },
        Mistake(
          "one over the squares of weights that do not add up to one",
          hint: "1/Σw² holds for weights whose sum is one; in general, (Σw)²/Σw²."
        ) { numbers, question in
          [
            numbers[0], numbers[1],
            1 / relative(question).weights.reduce(0) { $0 + $1 * $1 },
          ]
        },
      ])
  }
}
