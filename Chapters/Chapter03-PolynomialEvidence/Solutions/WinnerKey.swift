import BayesNumerics
import Foundation
import Marking

extension ExerciseKey<NoisyPoints> {
  static var winner: Self {
    Self(
      solution: { try chapter3.winner(x: $0.x, y: $0.y, noiseVariance: $0.noiseVariance) },
      mistakes: [
        Mistake(
          "the best fit for the evidence",
          hint:
            "You return 12 every time: the best fit does, and so does an evidence without its determinant, which is the price of a weight."
        ) { points in NoisyPoints.highest((0...12).map(points.bestFit)) },
        Mistake(
          "counted from one",
          hint: "You return the number of weights; the order is one less: order 0 is a constant."
        ) { NoisyPoints.highest($0.logEvidences()) + 1 },
        Mistake(
          "variance for standard deviation",
          hint: "You take the noise variance for a standard deviation and square it."
        ) {
          NoisyPoints.highest(
            $0.with(noiseVariance: $0.noiseVariance * $0.noiseVariance).logEvidences())
        },
        Mistake(
          "standard deviation for variance",
          hint: "You take the square root of the noise variance and use it as the variance."
        ) {
          NoisyPoints.highest($0.with(noiseVariance: $0.noiseVariance.squareRoot()).logEvidences())
        },
        Mistake(
          "BIC for the evidence",
          hint:
            "Half of log N for each weight is an approximation for many points; the evidence of thirty "
            + "is known exactly."
        ) { points in
          let price = 0.5 * log(Double(points.x.count))
          return NoisyPoints.highest((0...12).map { points.bestFit($0) - price * Double($0 + 1) })
        },
        Mistake(
          "the smallest evidence",
          hint: "The log evidences are negative; the largest one is the one nearest to zero."
        ) { NoisyPoints.highest($0.logEvidences().map { -$0 }) },
        Mistake(
          "AIC for the evidence",
          hint:
            "A price of 1 for each weight is Akaike's criterion, which estimates how well the best fit predicts; "
            + "the evidence is another quantity."
        ) { points in
          NoisyPoints.highest((0...12).map { points.bestFit($0) - Double($0 + 1) })
        },
        Mistake(
          "the lecture's noise",
          hint: "Your answer does not depend on the noise variance that is given."
        ) { NoisyPoints.highest($0.with(noiseVariance: 1.5).logEvidences()) },
        Mistake(
          "order 12 left out", hint: "You try the orders 0 to 11; 0...12 includes the last one."
        ) { NoisyPoints.highest($0.logEvidences().dropLast()) },
        Mistake(
          "order 0 left out",
          hint:
            "You try the orders 1 to 12 and return where the largest stands, which is one too little."
        ) { NoisyPoints.highest(Array($0.logEvidences().dropFirst())) },
        Mistake(
          "no constant term",
          hint: "The sum begins with x to the power 0: your polynomials all go through the origin."
        ) { points in
          NoisyPoints.highest((1...12).map(points.logEvidenceWithoutConstant)) + 1
        },
      ])
  }
}
