import Foundation
import Marking

extension ExerciseKey<AlphaQuestion> {
  static var anotherAlpha: Self {
    Self(
      solution: { try reweighted(posterior: $0.posterior, alpha: $0.alpha, newAlpha: $0.newAlpha) },
      mistakes: [
        Mistake(
          "not normalised", hint: "Probabilities add up to 1: divide by their sum at the end."
        ) { q in weights(q) { new(q, $0) / old(q, $0) } },
        Mistake(
          "the ratio upside down",
          hint:
            "Take the old prior out and put the new one in; you have done it the other way round.",
          asIf: { q in
            var changed = q
            (changed.alpha, changed.newAlpha) = (q.newAlpha, q.alpha)
            return changed
          }),
        Mistake(
          "two priors at once",
          hint:
            "The old prior is still in the posterior: divide by it, or the opinions of both count."
        ) { q in normalised(weights(q) { new(q, $0) }) },
        Mistake(
          "the evidence alone",
          hint:
            "Without the old prior you have the evidences, up to a factor. Now the new prior has to go in."
        ) { q in normalised(weights(q) { 1 / old(q, $0) }) },
        Mistake(
          "the last size as the others",
          hint:
            "Where a unit did not come there is a factor 1 - α, which changes as well; at M* there is none."
        ) { q in normalised(weights(q) { pow(q.newAlpha / q.alpha, Double($0)) }) },
        Mistake(
          "α and 1 - α interchanged", hint: "α is the probability of one unit more.",
          asIf: { q in
            var changed = q
            (changed.alpha, changed.newAlpha) = (1 - q.alpha, 1 - q.newAlpha)
            return changed
          }),
        Mistake(
          "one factor for all sizes with units",
          hint: "Each unit brings a factor of its own: M units bring M of them."
        ) { q in normalised(weights(q) { $0 == 0 ? 1 : q.newAlpha / q.alpha }) },
        Mistake(
          "odds for each unit",
          hint:
            "Between M and M + 1 units the odds are α, not α/(1 - α): the unit that did not come is in both."
        ) { q in
          let ratio = q.newAlpha / (1 - q.newAlpha) / (q.alpha / (1 - q.alpha))
          return normalised(weights(q) { pow(ratio, Double($0)) })
        },
        Mistake(
          "the new prior",
          hint: "You have forgotten the data: the evidences stay, only the prior is replaced."
        ) { q in q.posterior.indices.map { new(q, $0) } },
        Mistake(
          "sizes counted from 1", hint: "The first number of the list belongs to M = 0."
        ) { q in
          return normalised(weights(q) { new(q, $0 + 1) / old(q, $0 + 1) })
        },
        Mistake(
          "the difference of the priors",
          hint: "Prior and evidence are multiplied: the new posterior is the old one times a ratio."
        ) { q in q.posterior.indices.map { q.posterior[$0] + new(q, $0) - old(q, $0) } },
        Mistake(
          "nothing changed", hint: "Under another prior the posterior is another one."
        ) { q in q.posterior },
      ])
  }

  private static func prior(_ alpha: Double, _ units: Int, most: Int) -> Double {
    pow(alpha, Double(units)) * (units < most ? 1 - alpha : 1)
  }

  private static func old(_ question: AlphaQuestion, _ units: Int) -> Double {
    prior(
      question.alpha, min(units, question.posterior.count - 1), most: question.posterior.count - 1)
  }

  private static func new(_ question: AlphaQuestion, _ units: Int) -> Double {
    prior(
      question.newAlpha, min(units, question.posterior.count - 1),
      most: question.posterior.count - 1)
  }

  private static func weights(
    _ question: AlphaQuestion, _ factor: (Int) -> Double
  ) -> [Double] {
    question.posterior.enumerated().map { $1 * factor($0) }
  }

  private static func normalised(_ weights: [Double]) -> [Double] {
    let sum = weights.reduce(0, +)
    return weights.map { $0 / sum }
  }
}
