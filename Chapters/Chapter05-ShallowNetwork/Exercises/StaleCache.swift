import BayesNumerics
import Foundation
import Marking

extension Exercise {
  static let staleCache = Exercise(
    judged: .find, 10, "stale-cache", "Find the fault: a memory that grows old", difficulty: 3,
    task:
      "A sampler remembers the log density of the present place, so as not to compute it twice, and something is "
      + "wrong with that memory. Name a test that exposes the fault, and mend it, still without computing a density "
      + "twice. A right sampler fails less than once in 10,000 markings.",
    hint:
      "When does the remembered number stop being that of the present place? Which test then uses it?",
    questions: { FaultQuestion.questions(seed: $0) }, describe: \.words,
    call: StudentCall(
      "driveStaleCache", besides: ["10-stale-cache.driver.swift", "FaultRun.swift"]
    ) {
      ["kind": $0.kind, "y": $0.y, "starts": $0.starts, "steps": $0.steps, "seed": $0.seed]
    },
    by: Judge<FaultQuestion>(key: .staleCache) { questions, answers, key in
      try FaultTests.mark(
        questions, answers, key: key, asFound: { try StaleChain.numbers($0, naming: "") },
        left: StaleChain.left)
    })
}

/// The chain as it was found, which stands in the stub.
struct StaleChain {
  static let left = Mark.Named(
    name: "the fault left",
    hint:
      "After an accepted step the remembered log density is still that of an older place. When must it change?"
  )

  var gamma: Double
  let remembered: Double

  init(gamma: Double, y: [Double]) {
    self.gamma = gamma
    remembered = Self.logDensity(gamma, y: y)
  }

  /// log p(γ) + log p(y | γ) up to a constant.
  static func logDensity(_ gamma: Double, y: [Double]) -> Double {
    y.reduce(-0.5 * gamma * gamma) { $0 - 0.5 * ($1 - gamma) * ($1 - gamma) }
  }

  mutating func step(y: [Double], using random: inout RandomSource) {
    let proposed = gamma + 0.8 * random.normal()
    let density = Self.logDensity(proposed, y: y)
    if log(random.uniform()) < density - remembered { gamma = proposed }
  }

  /// What is answered with this test named and the fault left.
  static func numbers(_ question: FaultQuestion, naming test: String) throws -> [Double] {
    try question.run.numbers(
      name: { test }, start: { StaleChain(gamma: $0, y: $1) },
      step: { $0.step(y: $1, using: &$2) }, place: { $0.gamma })
  }
}
