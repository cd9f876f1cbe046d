import BayesNumerics
import Foundation
import Marking

extension ExerciseKey<OneSidedQuestion> {
  static var oneSided: Self {
    let exposing = (try? testThatExposesIt()) ?? ""
    let wrongTests = OneSidedRun.tests.filter { $0 != exposing }.map { test in
      Mistake<OneSidedQuestion>(OneSidedProposal.wrongTest + test, hint: "") {
        try answer($0, naming: test, by: mended)
      }
    }
    let left = Mistake<OneSidedQuestion>(
      OneSidedProposal.left.name, hint: OneSidedProposal.left.hint
    ) { try answer($0, naming: exposing, by: OneSidedProposal.asFound) }
    let mends = OneSidedMend.all.map { mend in
      Mistake<OneSidedQuestion>(mend.name, hint: mend.hint) {
        try answer($0, naming: exposing, by: mend.step)
      }
    }
    return Self(
      solution: { try answer($0, naming: exposing, by: mended) },
      mistakes: wrongTests + [left] + mends)
  }

  private static func answer(
    _ question: OneSidedQuestion, naming test: String, by step: OneSidedRun.Step
  ) throws -> [Double] {
    question.kind == "name"
      ? [OneSidedRun.number(of: test)] : try question.differences(by: step)
  }

  private static func mended(
    x: Double, width: Double, logDensity: (Double) -> Double, random: inout RandomSource
  ) throws -> Double {
    try stepOfPositive(x: x, width: width, logDensity: logDensity, random: &random)
  }
}

/// A mend that is known to be wrong.
private struct OneSidedMend: Sendable {
  let name: String
  let hint: String
  let step:
    @Sendable (
      _ x: Double, _ width: Double, _ logDensity: (Double) -> Double, _ random: inout RandomSource
    ) -> Double

  /// - Parameters:
  ///   - term: What is added to the log ratio, of x, x* and the width.
  ///   - proposal: x*, of x, the width and a standard normal number.
  init(
    _ name: String, hint: String,
    proposal: @escaping @Sendable (Double, Double, Double) -> Double = { x, width, z in
      x * exp(width * z)
    },
    term: @escaping @Sendable (_ x: Double, _ proposal: Double, _ width: Double) -> Double
  ) {
    self.name = name
    self.hint = hint
    step = { x, width, logDensity, random in
      let next = proposal(x, width, random.normal())
      let logRatio = logDensity(next) - logDensity(x) + term(x, next, width)
      return log(random.uniform()) < logRatio ? next : x
    }
  }

  static let all = [
    OneSidedMend(
      "the factor upside down",
      hint:
        "The density of the way back stands above, that of the way there below: g(x|x*)/g(x*|x)."
    ) { x, proposal, _ in log(x / proposal) },
    OneSidedMend("the factor twice", hint: "The ratio of the proposals enters once.") {
      x, proposal, _ in 2 * log(proposal / x)
    },
    OneSidedMend("half the factor", hint: "The ratio of the proposals enters as it is.") {
      x, proposal, _ in 0.5 * log(proposal / x)
    },
    OneSidedMend(
      "a factor added to logs",
      hint: "The ratio is a log: add the log of the factor, not the factor."
    ) { x, proposal, _ in proposal / x },
    OneSidedMend(
      "the way there without the way back",
      hint: "Both densities belong to it, g(x|x*) and g(x*|x)."
    ) { _, proposal, _ in log(proposal) },
    OneSidedMend(
      "the way back without the way there",
      hint: "Both densities belong to it, g(x|x*) and g(x*|x)."
    ) { x, _, _ in -log(x) },
    OneSidedMend(
      "another proposal's density",
      hint:
        "The proposal is normal in log x, with the same width everywhere; you take the density of a normal in x whose width "
        + "is proportional to x."
    ) { x, proposal, width in
      let r = proposal - x
      return r * r * (1 / (x * x) - 1 / (proposal * proposal)) / (2 * width * width)
        + log(x / proposal)
    },
    OneSidedMend(
      "a proposal with the mean x",
      hint: "That the mean of x* is x does not make the proposal as likely forth as back.",
      proposal: { x, width, z in x * exp(width * z - width * width / 2) }
    ) { _, _, _ in 0 },
    OneSidedMend(
      "a proposal cut off at zero",
      hint:
        "What falls below zero must be refused or reflected; laid on one point it makes a proposal that is not symmetric.",
      proposal: { x, width, z in max(1e-9, x + width * z) }
    ) { _, _, _ in 0 },
    OneSidedMend(
      "always accepted", hint: "Without a refusal the target does not enter at all."
    ) { _, _, _ in .infinity },
    OneSidedMend(
      "never accepted", hint: "A chain that stays keeps any distribution, and finds none."
    ) { _, _, _ in -.infinity },
    // u < log ratio, with the right ratio
    OneSidedMend(
      "a number compared with a log",
      hint: "Compare logs with logs, or numbers with numbers: log u < log ratio, or u < ratio.",
      step: { x, width, logDensity, random in
        let next = x * exp(width * random.normal())
        let logRatio = logDensity(next) - logDensity(x) + log(next / x)
        return random.uniform() < logRatio ? next : x
      }),
  ]

  private init(
    _ name: String, hint: String,
    step:
      @escaping @Sendable (Double, Double, (Double) -> Double, inout RandomSource) -> Double
  ) {
    (self.name, self.hint, self.step) = (name, hint, step)
  }
}
