import BayesNumerics
import Foundation
import Marking

extension ExerciseKey<StonesQuestion> {
  static var brokenStones: Self {
    let wrongTests = StonesRun.tests.filter { $0 != (try? testThatExposesIt()) }.map { test in
      Mistake<StonesQuestion>(BrokenStones.wrongTest + test, hint: "") {
        try answer($0, naming: test, mended)
      }
    }
    let left = Mistake<StonesQuestion>(BrokenStones.left.name, hint: BrokenStones.left.hint) {
      try answer($0, naming: testThatExposesIt(), BrokenStones.asFound)
    }
    let mends = wrongMends.map { mend in
      Mistake<StonesQuestion>(mend.name, hint: mend.hint) {
        try answer($0, naming: testThatExposesIt(), mend.estimate)
      }
    }
    return Self(
      solution: { try answer($0, naming: testThatExposesIt(), mended) },
      mistakes: wrongTests + [left] + mends)
  }

  private static func answer(
    _ question: StonesQuestion, naming test: String, _ estimate: (StonesQuestion) throws -> Double
  ) throws -> [Double] {
    question.kind == "name" ? [StonesRun.number(of: test)] : [try estimate(question)]
  }

  private static func mended(_ question: StonesQuestion) throws -> Double {
    try steppingStones(
      temperatures: question.temperatures, logLikelihoods: question.logLikelihoods)
  }

  /// A sum over the steps of what each adds: of t, u, and the draws at both.
  private static func sum(
    _ question: StonesQuestion, _ stone: (Double, Double, [Double], [Double]) -> Double
  ) -> Double {
    (1..<question.temperatures.count).reduce(0) {
      $0
        + stone(
          question.temperatures[$1 - 1], question.temperatures[$1], question.logLikelihoods[$1 - 1],
          question.logLikelihoods[$1])
    }
  }

  private static func logMean(_ logs: [Double]) -> Double {
    logSumExp(logs) - log(Double(logs.count))
  }

  private static func mean(_ values: [Double]) -> Double {
    values.reduce(0, +) / Double(values.count)
  }

  private typealias Estimate = @Sendable (StonesQuestion) -> Double

  private static var wrongMends: [(name: String, hint: String, estimate: Estimate)] {
    [
      (
        "powers that leave the range of numbers",
        "The formula is right now, but exp(-1000) is 0 and its logarithm infinite: stay with logarithms (logSumExp).",
        { sum($0) { t, u, below, _ in log(mean(below.map { exp((u - t) * $0) })) } }
      ),
      (
        "a sum for a mean",
        "E_t is a mean: divide by the number of draws, or take its logarithm off.",
        { sum($0) { t, u, below, _ in logSumExp(below.map { (u - t) * $0 }) } }
      ),
      (
        "the power of the mean",
        "E_t[L^(u - t)] is the mean of the powers; you raise the mean of L to the power.",
        { sum($0) { t, u, below, _ in (u - t) * logMean(below) } }
      ),
      (
        "the draws of the upper temperature",
        "The mean is taken over draws at t, the lower temperature; they are at k - 1.",
        { sum($0) { t, u, _, above in logMean(above.map { (u - t) * $0 }) } }
      ),
      (
        "the harmonic mean of the upper draws",
        "That is right in the limit of very many draws, but not what is asked for, and its spread can be infinite: step "
          + "up from below.",
        { sum($0) { t, u, _, above in -logMean(above.map { (t - u) * $0 }) } }
      ),
      (
        "thermodynamic integration in its place",
        "The trapezoidal rule of ∫ E_t[log L] dt is another method, with an error of its own at few temperatures.",
        { sum($0) { t, u, below, above in (u - t) * (mean(below) + mean(above)) / 2 } }
      ),
      (
        "the temperature for the step",
        "The power is the difference of neighbouring temperatures; you take the upper temperature itself.",
        { sum($0) { _, u, below, _ in logMean(below.map { u * $0 }) } }
      ),
      (
        "one step from prior to posterior",
        "The mean of L over draws of the prior is right in the limit, but hardly a draw comes where L is large: use all "
          + "temperatures.",
        { logMean($0.logLikelihoods[0]) }
      ),
      (
        "the last step left out", "The steps end at t = 1, the last number of the list.",
        { question in
          (1..<(question.temperatures.count - 1)).reduce(0) {
            let rise = question.temperatures[$1] - question.temperatures[$1 - 1]
            return $0 + logMean(question.logLikelihoods[$1 - 1].map { rise * $0 })
          }
        }
      ),
    ]
  }
}
