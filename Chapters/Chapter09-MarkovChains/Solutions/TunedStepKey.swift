import BayesNumerics
import Foundation
import Marking

extension ExerciseKey<TuningQuestion> {
  static var tunedStep: Self {
    typealias Acceptance = (Double) throws -> Double

    /// A tuning that makes a mistake that is known by this name.
    func mistake(
      _ name: String,
      by tune: @escaping @Sendable (_ aim: Double, _ acceptance: Acceptance) throws -> Double
    ) -> Mistake<TuningQuestion> {
      Mistake(name, hint: "") { question in
        var run = question.run
        return try run.tuned(aim: question.aim) { aim, _, acceptance in try tune(aim, acceptance) }
      }
    }
    /// The right one with an aim of its own.
    @Sendable func right(_ aim: Double, _ acceptance: Acceptance) throws -> Double {
      try tunedStepSize(
        aim: aim, trajectories: TuningQuestion.trajectories, acceptance: acceptance)
    }

    return Self(
      solution: { question in
        var run = question.run
        return try run.tuned(aim: question.aim) {
          try tunedStepSize(aim: $0, trajectories: $1, acceptance: $2)
        }
      },
      mistakes: [
        mistake("no trajectory was run") { _, _ in 1.2 },
        mistake("no step size") { aim, acceptance in log(try right(aim, acceptance)) },
        mistake("the wrong way") { aim, acceptance in
          var logStep = 0.0
          for t in 1...1000 {
            logStep -= (try acceptance(exp(logStep)) - aim) / pow(Double(t), 0.6)
          }
          return exp(logStep)
        },
        mistake("refusals for acceptances") { aim, acceptance in try right(1 - aim, acceptance) },
        mistake("0.8 whatever is asked for") { _, acceptance in try right(0.8, acceptance) },
        mistake("0.651 whatever is asked for") { _, acceptance in try right(0.651, acceptance) },
        mistake("changes that end too soon") { aim, acceptance in
          var logStep = 0.0
          for t in 1...1000 {
            logStep += (try acceptance(exp(logStep)) - aim) / (10 * Double(t))
          }
          return exp(logStep)
        },
        mistake("a tuning for one scale") { aim, acceptance in
          var (step, sum) = (1.0, 0.0)
          for t in 1...4000 {
            step = max(0.01, step + (try acceptance(step) - aim) / pow(Double(t), 0.6))
            if t > 2000 { sum += step }
          }
          return sum / 2000
        },
        mistake("single trajectories believed") { aim, acceptance in
          var (low, high) = (1e-6, 1e4)
          for _ in 0..<40 {
            let middle = (low * high).squareRoot()
            if try acceptance(middle) > aim { low = middle } else { high = middle }
          }
          return low
        },
        mistake("a tuning that stops short") { aim, acceptance in
          try 0.5 * right(aim, acceptance)
        },
        mistake("a tuning that has not arrived or never settles") { aim, acceptance in
          // Too large for one aim, too small for another
          try right(aim > 0.85 ? 0.97 : aim - 0.15, acceptance)
        },
      ])
  }
}
