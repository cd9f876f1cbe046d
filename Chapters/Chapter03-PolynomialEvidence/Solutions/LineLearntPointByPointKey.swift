import BayesNumerics
import Marking

extension ExerciseKey<NoisyLine> {
  static var lineLearntPointByPoint: Self {
    Self(
      solution: {
        try chapter3.lineLearntPointByPoint(x: $0.x, y: $0.y, noiseVariance: $0.noiseVariance)
      },
      mistakes: [
        Mistake(
          "the prior forgotten",
          hint:
            "That is the least-squares line, the posterior of an infinitely wide prior; start from N(0, 1)."
        ) { line in
          guard line.x.count > 1 else { return [Double.nan, .nan] }
          return try leastSquares(Matrix(rows: line.x.map { [1, $0] }), line.y)
        },
        Mistake(
          "the weights exchanged",
          hint: "You return [w₁, w₀]: the intercept, the weight of x to the power 0, comes first.",
          result: { answer, _ in answer.reversed() }),
        Mistake(
          "noise of variance one",
          hint: "You add φφᵀ and φ y undivided: the noise variance belongs below them.",
          asIf: { $0.with(noiseVariance: 1) }),
        Mistake(
          "only the last point",
          hint:
            "You start from the prior N(0, 1) again at each point; start from the last posterior.",
          asIf: { $0.with($0.x.count - 1..<$0.x.count) }),
        Mistake(
          "a point left out",
          hint: "You stop one point too early: the last one counts as well.",
          asIf: { $0.with(0..<$0.x.count - 1) }),
        Mistake(
          "the prior at every point",
          hint:
            "You add the prior's identity again with each point; it counts once, before the first.",
          // N priors of variance 1 are one of variance 1/N: the same as data of N times the noise
          asIf: { $0.with(noiseVariance: $0.noiseVariance * Double($0.x.count)) }),
        Mistake(
          "the first point left out",
          hint: "You begin with the second point; the first one counts as well.",
          asIf: { $0.with(min(1, $0.x.count)..<$0.x.count) }),
        Mistake(
          "the noise as a standard deviation",
          hint: "You square the noise variance; it is a variance already.",
          asIf: { $0.with(noiseVariance: $0.noiseVariance * $0.noiseVariance) }),
        Mistake(
          "standard deviation for variance",
          hint:
            "You divide by the square root of the noise variance; the variance itself belongs there.",
          asIf: { $0.with(noiseVariance: $0.noiseVariance.squareRoot()) }),
        Mistake(
          "a line through the origin",
          hint: "The intercept w₀ is unknown as well: the features are [1, x], two weights."
        ) { line in
          let precision = 1 + line.x.reduce(0) { $0 + $1 * $1 / line.noiseVariance }
          return [
            0, zip(line.x, line.y).reduce(0) { $0 + $1.0 * $1.1 / line.noiseVariance } / precision,
          ]
        },
        Mistake(
          "the prior's precision added with every point",
          hint:
            "You add the identity to the inverse covariance with each point, beside the one that it starts from; "
            + "the prior counts once, before the first.",
          // N + 1 priors of variance 1 are one of variance 1/(N + 1)
          asIf: { $0.with(noiseVariance: $0.noiseVariance * Double($0.x.count + 1)) }),
        Mistake(
          "the last mean forgotten",
          hint:
            "You keep the covariance of the last posterior and forget its mean: the inverse covariance times the "
            + "mean is a sum over the points, too."
        ) { line in
          guard let x = line.x.last, let y = line.y.last else { return [Double.nan, .nan] }
          let all = line.precision
          let determinant = all.0 * all.2 - all.1 * all.1
          let scale = y / line.noiseVariance / determinant
          return [scale * (all.2 - all.1 * x), scale * (all.0 * x - all.1)]
        },
        Mistake(
          "the covariance not updated",
          hint:
            "You weigh each point against the prior's covariance; after a point the covariance is smaller."
        ) { line in
          var (w0, w1) = (0.0, 0.0)
          for (x, y) in zip(line.x, line.y) {
            let step = (y - w0 - w1 * x) / (1 + x * x + line.noiseVariance)
            (w0, w1) = (w0 + step, w1 + step * x)
          }
          return [w0, w1]
        },
      ])
  }
}

extension NoisyLine {
  /// The precision's elements 00, 01 and 11, after all points.
  fileprivate var precision: (Double, Double, Double) {
    x.reduce((1, 0, 1)) {
      ($0.0 + 1 / noiseVariance, $0.1 + $1 / noiseVariance, $0.2 + $1 * $1 / noiseVariance)
    }
  }

  /// Some of its points, with another noise.
  fileprivate func with(
    _ range: Range<Int>? = nil, noiseVariance: Double? = nil
  ) -> NoisyLine {
    let range = range ?? 0..<x.count
    return NoisyLine(
      x: Array(x[range]), y: Array(y[range]), noiseVariance: noiseVariance ?? self.noiseVariance)
  }
}
