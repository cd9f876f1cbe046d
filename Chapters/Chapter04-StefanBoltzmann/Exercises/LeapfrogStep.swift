import BayesNumerics
import Marking
import Workbook

extension Exercise {
  static let leapfrogStep = Exercise(
    judged: .build, 7, "leapfrog-step", "A leapfrog step", difficulty: 3,
    task:
      "Write one leapfrog step of Hamiltonian Monte Carlo with a diagonal mass matrix. It is judged by the order of "
      + "its energy error, by reversibility, by the volume it keeps, and by the draws of a sampler that is built "
      + "on it; a right step is refused in fewer than one of 10,000 markings.",
    hint:
      "Momentum first: p + ε/2 · gradient(x). Then x + ε · p / c with that p. Then the momentum again, with the "
      + "gradient at the new x.",
    questions: { LeapfrogQuestion.all(seed: $0) }, describe: { $0.words },
    call: leapfrogCall,
    by: Judge(key: .leapfrogStep) { questions, answers, key in
      let failures = LeapfrogChecks(questions, answers).failures
      guard let first = failures.first else { return .solved }
      // A faulty step goes where that fault leads
      let named = key.mistake(in: answers, to: questions, within: 1e-8) { $0.task == .path }
      if let named { return .mistake(name: named.name, hint: "\(named.hint) \(first)") }
      return .wrong(
        first
          + (failures.count > 2
            ? " \(failures.count - 1) more checks fail."
            : failures.count > 1 ? " One more check fails." : ""))
    })

  /// How the driver beside the student's file is called.
  static let leapfrogCall = StudentCall<LeapfrogQuestion>(
    "drive", besides: ["7-leapfrog-step.driver.swift"]
  ) {
    [
      "task": $0.task.rawValue, "mean": $0.target.mean, "precision": $0.target.precision,
      "position": $0.position, "momentum": $0.momentum, "stepSize": $0.stepSize,
      "steps": $0.steps, "masses": $0.target.masses, "draws": $0.draws, "seed": $0.seed,
    ]
  }
}
