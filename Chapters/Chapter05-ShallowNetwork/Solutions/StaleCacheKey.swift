import BayesNumerics
import Foundation
import Marking

extension ExerciseKey<FaultQuestion> {
  static var staleCache: Self {
    let wrongTests = [1, 2, 3, 4].map { test in
      let name = FaultRun.tests[test]
      return Mistake<FaultQuestion>(FaultTests.wrongTest + name, hint: "") { question in
        try mended(question, naming: name)
      }
    }
    let left = Mistake<FaultQuestion>(StaleChain.left.name, hint: StaleChain.left.hint) {
      try StaleChain.numbers($0, naming: testThatExposesTheMemory())
    }
    let mends = wrongMemories.map { wrong in
      Mistake<FaultQuestion>(wrong.name, hint: wrong.hint) { question in
        try question.run.numbers(
          name: testThatExposesTheMemory, start: { WrongChain(gamma: $0, y: $1) },
          step: { $0.step(wrong.memory, y: $1, using: &$2) }, place: { $0.gamma })
      }
    }
    return Self(
      solution: { try mended($0, naming: testThatExposesTheMemory()) },
      mistakes: wrongTests + [left] + mends)
  }

  private static func mended(_ question: FaultQuestion, naming test: String) throws -> [Double] {
    try question.run.numbers(
      name: { test }, start: { RememberingChain(gamma: $0, y: $1) },
      step: { try $0.step(y: $1, using: &$2) }, place: { $0.gamma })
  }

  private static var wrongMemories: [(name: String, hint: String, memory: Memory)] {
    [
      (
        "renewed also where it is rejected",
        "Where a proposal is rejected the chain stays, and so does the log density of its place.",
        .always
      ),
      (
        "the place before remembered",
        "What is remembered after an accepted step is the log density of the new place, not of the one left.",
        .before
      ),
      (
        "renewed before it is compared",
        "The proposal is then compared with itself, and every one is accepted.", .early
      ),
    ]
  }
}

/// When the wrong memories are renewed.
private enum Memory: Sendable { case always, before, early }

private struct WrongChain {
  var gamma: Double
  var remembered: Double

  init(gamma: Double, y: [Double]) {
    self.gamma = gamma
    remembered = StaleChain.logDensity(gamma, y: y)
  }

  mutating func step(_ memory: Memory, y: [Double], using random: inout RandomSource) {
    let proposed = gamma + 0.8 * random.normal()
    let density = StaleChain.logDensity(proposed, y: y)
    if memory == .early { remembered = density }
    if log(random.uniform()) < density - remembered {
      if memory == .before { remembered = StaleChain.logDensity(gamma, y: y) }
      gamma = proposed
    }
    if memory == .always { remembered = density }
  }
}
