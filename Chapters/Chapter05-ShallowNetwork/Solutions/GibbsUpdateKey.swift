import BayesNumerics
import Marking

extension ExerciseKey<NoiseDrawQuestion> {
  static var gibbsUpdate: Self {
    let constants = NoiseJudge.wrongConstants.map { constant in
      Mistake<NoiseDrawQuestion>(constant.named.name, hint: constant.named.hint) { question in
        try question.run.numbers(
          { y, features, weights, degrees, scale, _ in
            let own = question.with(y, features, weights, degrees, scale)
            let (shape, rate) = NoiseJudge.conditional(own)
            return constant.value(shape, rate)
          }, order: sweepOrder())
      }
    }
    let draws = NoiseJudge.wrongDraws.map { wrong in
      Mistake<NoiseDrawQuestion>(wrong.named.name, hint: wrong.named.hint) { question in
        try question.run.numbers(
          { y, features, weights, degrees, scale, random in
            let own = question.with(y, features, weights, degrees, scale)
            let (shape, rate) = wrong.distribution(own)
            // Without prior and residuals there is nothing to draw from
            guard shape > 0, rate > 0, rate < .infinity else { return .nan }
            let precision = Gamma(shape: shape, rate: rate).sample(using: &random)
            return wrong.returned.value(ofPrecision: precision)
          }, order: sweepOrder())
      }
    }
    let oldWeights = Mistake<NoiseDrawQuestion>(
      NoiseJudge.oldWeights.name, hint: NoiseJudge.oldWeights.hint
    ) { try $0.run.numbers(rightDraw, order: ["beta", "gamma", "sigma2"]) }
    return Self(
      solution: { try $0.run.numbers(rightDraw, order: sweepOrder()) },
      mistakes: constants + draws + [oldWeights])
  }

  private static let rightDraw: NoiseRun.Draw = {
    try drawNoiseVariance(
      y: $0, features: $1, weights: $2, degrees: $3, scale: $4, using: &$5)
  }
}

extension NoiseDrawQuestion {
  /// The same with what a draw is given.
  fileprivate func with(
    _ y: [Double], _ features: [[Double]], _ weights: [Double], _ degrees: Double, _ scale: Double
  ) -> NoiseDrawQuestion {
    var own = self
    (own.y, own.features, own.weights) = (y, features, weights)
    (own.degrees, own.scale) = (degrees, scale)
    return own
  }
}

extension NoiseJudge.Returned {
  fileprivate func value(ofPrecision precision: Double) -> Double {
    switch self {
    case .variance: 1 / precision
    case .precision: precision
    case .standardDeviation: 1 / precision.squareRoot()
    }
  }
}
