import BayesNumerics
import Foundation
import Marking

extension Exercise {
  static let forgottenPrior = Exercise(
    judged: .find, 9, "forgotten-prior", "Find the fault: a sampler as printed", difficulty: 3,
    task:
      "A sampler of one coefficient accepts as the lecture prints it (E5 in the list of slips). Name a test that "
      + "exposes the fault, and mend it. The marker runs the test that you name on the sampler as it was found, "
      + "and all of them on yours; a right sampler fails less than once in 10,000 markings.",
    hint:
      "Which tests know the right answer from elsewhere, and which compare the sampler only with itself?",
    questions: { FaultQuestion.questions(seed: $0) }, describe: \.words,
    call: StudentCall(
      "driveForgottenPrior", besides: ["9-forgotten-prior.driver.swift", "FaultRun.swift"]
    ) {
      ["kind": $0.kind, "y": $0.y, "starts": $0.starts, "steps": $0.steps, "seed": $0.seed]
    },
    by: Judge<FaultQuestion>(key: .forgottenPrior) { questions, answers, key in
      try FaultTests.mark(
        questions, answers, key: key,
        asFound: { try PrintedSampler.numbers($0, naming: "", step: PrintedSampler.step) },
        left: PrintedSampler.left)
    })
}

/// The sampler as it was found, which stands in the stub.
enum PrintedSampler {
  static let left = Mark.Named(
    name: "the fault left",
    hint:
      "The sampler still samples the likelihood alone: think of a run without points. Which density should it leave "
      + "invariant?")

  static func step(
    from gamma: Double, y: [Double], using random: inout RandomSource
  ) -> Double {
    let proposed = gamma + 0.8 * random.normal()
    // log p(y | proposed) - log p(y | γ)
    let logRatio = y.reduce(0) {
      $0 + 0.5 * ($1 - gamma) * ($1 - gamma) - 0.5 * ($1 - proposed) * ($1 - proposed)
    }
    return log(random.uniform()) < logRatio ? proposed : gamma
  }

  /// What is answered with this test named and with such steps.
  static func numbers(
    _ question: FaultQuestion, naming test: String,
    step: (Double, [Double], inout RandomSource) throws -> Double
  ) throws -> [Double] {
    try question.run.numbers(
      name: { test }, start: { gamma, _ in gamma }, step: { $0 = try step($0, $1, &$2) },
      place: { $0 })
  }
}
