import BayesNumerics
import Foundation
import Marking
import Workbook

/// Two rungs of a ladder and where they stand.
struct ExchangeQuestion: Sendable {
  var power: Double
  var otherPower: Double
  var logLikelihood: Double
  var otherLogLikelihood: Double
  var logPrior: Double
  var otherLogPrior: Double

  var words: String {
    func short(_ value: Double) -> String { NumberText.significant(value, digits: 4) }
    return
      "power = \(short(power)), otherPower = \(short(otherPower)), logLikelihood = \(short(logLikelihood)), "
      + "otherLogLikelihood = \(short(otherLogLikelihood)), logPrior = \(short(logPrior)), otherLogPrior = "
      + short(otherLogPrior)
  }

  /// Mostly an exchange that is not certain; log likelihoods around -1 or as low as -10,000.
  static func random(using random: inout RandomSource) -> ExchangeQuestion {
    let power = 0.05 + 0.95 * random.uniform()
    var other = power
    while abs(other - power) < 0.02 { other = 0.05 + 0.95 * random.uniform() }
    let logRatio = random.uniform() < 0.2 ? 2 * random.uniform() : -4 * random.uniform()
    let logLikelihood = -exp(log(10_000) * random.uniform())
    return ExchangeQuestion(
      power: power, otherPower: other, logLikelihood: logLikelihood,
      otherLogLikelihood: logLikelihood + logRatio / (power - other), logPrior: 2 * random.normal(),
      otherLogPrior: 2 * random.normal())
  }
}

extension Exercise {
  static let exchangeOnTheLadder = Exercise(
    3, "exchange", "An exchange on the ladder", difficulty: 1,
    task:
      "Two chains of a tempered ladder offer one another an exchange of their places. With what probability do they "
      + "accept?",
    hint:
      "Write down the product of the two targets before and after, take logs, and see what cancels.",
    alwaysTry: [
      // A hot rung that has found the better place gives it away
      ExchangeQuestion(
        power: 1, otherPower: 0.3, logLikelihood: -12, otherLogLikelihood: -9, logPrior: -1,
        otherLogPrior: -2),
      ExchangeQuestion(
        power: 1, otherPower: 0.3, logLikelihood: -9, otherLogLikelihood: -12, logPrior: -1,
        otherLogPrior: -2),
      ExchangeQuestion(
        power: 0.5, otherPower: 1, logLikelihood: -9999, otherLogLikelihood: -10_001, logPrior: -3,
        otherLogPrior: -2.5),
    ],
    inputs: { ExchangeQuestion.random(using: &$0) }, describe: \.words,
    agreement: .relative(
      1e-9, because: "rounding of a difference of log likelihoods around 10,000"),
    call: StudentCall("acceptanceOfExchange") {
      [
        "power": $0.power, "otherPower": $0.otherPower, "logLikelihood": $0.logLikelihood,
        "otherLogLikelihood": $0.otherLogLikelihood, "logPrior": $0.logPrior,
        "otherLogPrior": $0.otherLogPrior,
      ]
    },
    key: .exchange)
}
