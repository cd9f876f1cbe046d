import BayesNumerics
import Foundation
import Marking

extension ExerciseKey<StoppingQuestion> {
  static var stoppingAsAPrior: Self {
    Self(
      solution: {
        try matchingPrior(
          steps: $0.steps, rate: $0.rate, curvature: $0.curvature, samples: $0.samples,
          noiseVariance: $0.noiseVariance)
      },
      mistakes: [
        // Of the penalty
        Mistake(
          "the rule of thumb",
          hint:
            "λ = 1/rt is near, not equal; here the equation is to be solved for this one direction."
        ) { $0.answer(penalty: 1 / ($0.rate * Double($0.steps))) },
        Mistake(
          "the share that is left for the share that is reached",
          hint: "(1 - rs)^t is what is still missing of the least-squares weight."
        ) { question in
          question.answer(penalty: question.curvature * expm1(-question.logLeft))
        },
        Mistake(
          "the curvature forgotten",
          hint:
            "The share of ridge is s/(s + λ): λ is weighed against the curvature, not against 1."
        ) { $0.answer(penalty: exp($0.logLeft) / -expm1($0.logLeft)) },
        Mistake(
          "digits lost",
          hint:
            "Where (1 - rs)^t is nearly 1 you subtract two nearly equal numbers: see the last lines of the task."
        ) { question in
          let left = pow(1 - question.rate * question.curvature, Double(question.steps))
          return question.answer(penalty: question.curvature * left / (1 - left))
        },
        Mistake(
          "steps without end",
          hint: "exp(-rst) is the limit of many small steps; t steps of size r leave (1 - rs)^t."
        ) { $0.answer(penalty: $0.curvature / expm1($0.rate * $0.curvature * Double($0.steps))) },
        Mistake(
          "one step less", hint: "After t steps the factor 1 - rs has come t times, not t - 1.",
          answer: { question -> [Double] in
            let log = Double(question.steps - 1) * log1p(-question.rate * question.curvature)
            return question.answer(penalty: question.curvature * exp(log) / -expm1(log))
          }),
        Mistake(
          "one step more", hint: "After t steps the factor 1 - rs has come t times, not t + 1.",
          asIf: { question in
            var more = question
            more.steps += 1
            return more
          }),
        Mistake(
          "(1 + rs)^t",
          hint: "A step downhill takes r s (w - v) away: the distance shrinks by 1 - rs.",
          answer: { question -> [Double] in
            let log = Double(question.steps) * log1p(question.rate * question.curvature)
            return question.answer(penalty: question.curvature * exp(log) / -expm1(log))
          }),
        Mistake(
          "the penalty of the sum",
          hint:
            "You give the λ of a summed loss; it stands beside the mean loss here, N times smaller.",
          result: { right, question in [right[0] * Double(question.samples), right[1]] }),
        Mistake(
          "the penalty of the sum, for the prior too",
          hint:
            "You give the λ of a summed loss; it stands beside the mean loss here, N times smaller. σ_β follows "
            + "from the same λ.",
          result: { right, question in
            let n = Double(question.samples)
            return [right[0] * n, right[1] / n.squareRoot()]
          }),
        Mistake(
          "the penalty without its ½", hint: "The penalty is ½ λ w²; you have solved for λ w².",
          result: { right, _ in [right[0] / 2, right[1]] }),
        // Of the prior
        Mistake(
          "the variance of the prior", hint: "σ_β is a standard deviation: take the square root.",
          result: { right, _ in [right[0], right[1] * right[1]] }),
        Mistake(
          "the number of samples forgotten",
          hint:
            "The loss is a mean and the log likelihood a sum: minus the log posterior is N/σ² times the "
            + "penalised loss.",
          result: { right, question in
            [right[0], right[1] * Double(question.samples).squareRoot()]
          }),
        Mistake(
          "multiplied by the number of samples",
          hint:
            "More samples leave the prior less to say; then the same shrinkage needs a narrower prior.",
          result: { right, question in [right[0], right[1] * Double(question.samples)] }),
        Mistake(
          "the noise variance squared", hint: "`noiseVariance` is a variance already.",
          result: { right, question in
            [right[0], right[1] * question.noiseVariance.squareRoot()]
          }),
        Mistake(
          "the noise forgotten",
          hint: "How much a prior shrinks depends on how noisy the data are: σ² belongs in σ_β.",
          result: { right, question in
            [right[0], right[1] / question.noiseVariance.squareRoot()]
          }),
        Mistake(
          "a 2 too many in the prior",
          hint: "The loss has a ½ already, as the log of a normal density has: no 2 is left over.",
          result: { right, _ in [right[0], right[1] / 2.0.squareRoot()] }),
        Mistake(
          "the curvature in the prior",
          hint:
            "A prior knows nothing of the data's curvature, except through the λ that matches it.",
          result: { right, question in [right[0], right[1] / question.curvature.squareRoot()] }),
        Mistake(
          "the prior upside down",
          hint:
            "A strong penalty is a narrow prior: you have the precision where the variance belongs.",
          result: { right, _ in [right[0], 1 / right[1]] }),
      ])
  }
}

extension StoppingQuestion {
  /// log (1 - rs)^t
  fileprivate var logLeft: Double { Double(steps) * log1p(-rate * curvature) }

  /// With the prior of this penalty.
  fileprivate func answer(penalty: Double) -> [Double] {
    [penalty, (noiseVariance / (Double(samples) * penalty)).squareRoot()]
  }
}
