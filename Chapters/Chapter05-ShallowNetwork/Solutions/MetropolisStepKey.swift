import BayesNumerics
import Foundation
import Marking

extension ExerciseKey<MetropolisQuestion> {
  static var metropolisStep: Self {
    Self(
      solution: { question in
        try question.run.places { current, logPrior, logLikelihood, scale, random in
          try chapter5.metropolisStep(
            from: current, logPrior: logPrior, logLikelihood: logLikelihood, scale: scale,
            using: &random)
        }
      },
      mistakes: WrongStep.all.compactMap { wrong -> Mistake<MetropolisQuestion>? in
        guard let named = wrong.named else { return nil }
        return Mistake(named.name, hint: named.hint) { question in
          try question.run.places { current, logPrior, logLikelihood, scale, random in
            wrong.step(current, logPrior, logLikelihood, scale, &random)
          }
        }
      })
  }
}

/// A step with one fault, the judge's negative control.
private struct WrongStep: Sendable {
  let named: Mark.Named?
  let step:
    @Sendable (
      [Double], ([Double]) -> Double, ([Double]) -> Double, Double, inout RandomSource
    ) -> [Double]

  /// A wrong proposal, rightly decided upon.
  private static func proposing(
    _ proposal: MetropolisJudge.Proposal,
    _ propose: @escaping @Sendable ([Double], Double, inout RandomSource) -> [Double]
  ) -> WrongStep {
    WrongStep(named: proposal.named) { current, logPrior, logLikelihood, scale, random in
      let proposed = propose(current, scale, &random)
      let ratio =
        logPrior(proposed) + logLikelihood(proposed) - logPrior(current) - logLikelihood(current)
      return log(random.uniform()) < ratio ? proposed : current
    }
  }

  /// A right proposal, wrongly decided upon, given the differences of log prior and log likelihood.
  private static func deciding(
    _ decision: MetropolisJudge.Decision,
    _ accepts: @escaping @Sendable (_ prior: Double, _ likelihood: Double, _ u: Double) -> Bool
  ) -> WrongStep {
    WrongStep(named: decision.named) { current, logPrior, logLikelihood, scale, random in
      let proposed = current.map { $0 + scale * random.normal() }
      let prior = logPrior(proposed) - logPrior(current)
      let likelihood = logLikelihood(proposed) - logLikelihood(current)
      return accepts(prior, likelihood, random.uniform()) ? proposed : current
    }
  }

  static var all: [WrongStep] {
    [
      WrongStep(named: MetropolisJudge.decisionsApart) {
        current, logPrior, logLikelihood, scale, random in
        let proposed = current.map { $0 + scale * random.normal() }
        let ratio =
          logPrior(proposed) + logLikelihood(proposed) - logPrior(current) - logLikelihood(current)
        return current.indices.map {
          log(random.uniform()) < ratio ? proposed[$0] : current[$0]
        }
      },
      deciding(.everything) { _, _, _ in true },
      deciding(.onlyUphill) { $0 + $1 > 0 && $2 > 0 },
      deciding(.upsideDown) { log($2) < -$0 - $1 },
      deciding(.withoutPrior) { _, likelihood, u in log(u) < likelihood },
      deciding(.withoutLikelihood) { prior, _, u in log(u) < prior },
      deciding(.withoutLogarithm) { $2 < $0 + $1 },
      deciding(.contrary) { log($2) >= $0 + $1 },
      deciding(.tooSeldom) { $2 < 1 / (1 + exp(-$0 - $1)) },
      WrongStep(named: MetropolisJudge.Decision.untilAccepted.named) {
        current, logPrior, logLikelihood, scale, random in
        let now = logPrior(current) + logLikelihood(current)
        while true {
          let proposed = current.map { $0 + scale * random.normal() }
          if log(random.uniform()) < logPrior(proposed) + logLikelihood(proposed) - now {
            return proposed
          }
        }
      },
      proposing(.asymmetric) { current, scale, random in
        current.map { $0 + scale * random.uniform() }
      },
      proposing(.fromElsewhere) { current, scale, random in
        current.map { _ in scale * random.normal() }
      },
      proposing(.relative) { current, scale, random in
        current.map { $0 * (1 + scale * random.normal()) }
      },
      proposing(.oneCoordinate) { current, scale, random in
        var proposed = current
        proposed[0] += scale * random.normal()
        return proposed
      },
      proposing(.commonNumber) { current, scale, random in
        let z = random.normal()
        return current.map { $0 + scale * z }
      },
      proposing(.width(.variance)) { current, scale, random in
        current.map { $0 + scale.squareRoot() * random.normal() }
      },
      proposing(.width(.squared)) { current, scale, random in
        current.map { $0 + scale * scale * random.normal() }
      },
      proposing(.width(.forgotten)) { current, _, random in current.map { $0 + random.normal() } },
      proposing(.width(.uniform)) { current, scale, random in
        current.map { $0 + scale * (random.uniform() - 0.5) }
      },
    ]
  }
}
