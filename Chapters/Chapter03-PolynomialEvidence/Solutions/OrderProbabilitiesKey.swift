import BayesNumerics
import Foundation
import Marking

extension ExerciseKey<NoisyPoints> {
  static var orderProbabilities: Self {
    Self(
      solution: {
        try chapter3.orderProbabilities(x: $0.x, y: $0.y, noiseVariance: $0.noiseVariance)
      },
      mistakes: [
        Mistake(
          "underflow",
          hint:
            "exp of a log evidence below -745 is zero, and 0 / 0 is undefined: subtract the largest first."
        ) { points in
          let evidences = points.logEvidences().map { exp($0) }
          let sum = evidences.reduce(0, +)
          return evidences.map { $0 / sum }
        },
        Mistake(
          "not divided by the sum",
          hint: "Your numbers do not add up to 1: divide by their sum, not by the largest."
        ) { points in
          let evidences = points.logEvidences()
          let largest = evidences.max() ?? 0
          return evidences.map { exp($0 - largest) }
        },
        Mistake(
          "logarithms divided by their sum",
          hint:
            "You divide log evidences by their sum; probabilities are proportional to the evidences."
        ) { points in
          let evidences = points.logEvidences()
          let sum = evidences.reduce(0, +)
          return evidences.map { $0 / sum }
        },
        Mistake(
          "the best fit for the evidence",
          hint: "You weigh best fits, and the highest order always has the best."
        ) { points in NoisyPoints.shares((0...6).map(points.bestFit)) },
        Mistake(
          "variance for standard deviation",
          hint: "150 is the variance of the noise; you use it as its standard deviation.",
          asIf: { $0.with(noiseVariance: $0.noiseVariance * $0.noiseVariance) }),
        Mistake(
          "standard deviation for variance",
          hint: "You take the square root of the noise variance and use it as the variance.",
          asIf: { $0.with(noiseVariance: $0.noiseVariance.squareRoot()) }),
        Mistake(
          "log evidences for probabilities",
          hint:
            "You return log evidences; probabilities are the evidences, divided by their sum."
        ) { $0.logEvidences() },
        Mistake(
          "log probabilities",
          hint: "You return logarithms of the probabilities; take the exponential."
        ) { points in
          let evidences = points.logEvidences()
          let total = logSumExp(evidences)
          return evidences.map { $0 - total }
        },
        Mistake(
          "BIC for the evidence",
          hint:
            "Half of log N for each weight is an approximation for many points; the evidence is known exactly."
        ) { points in
          let price = 0.5 * log(Double(points.x.count))
          return NoisyPoints.shares((0...6).map { points.bestFit($0) - price * Double($0 + 1) })
        },
        Mistake(
          "powers of ten",
          hint: "The logarithms are natural: exponentials belong here, not powers of ten."
        ) { NoisyPoints.shares($0.logEvidences().map { log(10) * $0 }) },
        Mistake(
          "orders 1 to 7", hint: "The first of the seven orders is 0, a constant."
        ) { points in NoisyPoints.shares((1...7).map { points.posterior($0).logEvidence }) },
        Mistake(
          "a prior on the order",
          hint: "You give small orders a larger prior probability; here all seven have the same."
        ) { points in
          NoisyPoints.shares(points.logEvidences().enumerated().map { $1 - log(Double($0 + 1)) })
        },
        Mistake(
          "no constant term",
          hint: "The sum begins with x to the power 0: your polynomials all go through the origin."
        ) { points in
          NoisyPoints.shares((0...6).map { points.logEvidenceWithoutConstant(max($0, 1)) })
        },
      ])
  }
}
