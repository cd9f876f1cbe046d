// The solutions, the mistakes that students are known to make, and a hint for each.
// `swift run chapter3 exercises 3 --solution` prints one of them.

import BayesNumerics
import Foundation
import Inference
import Marking
import Workbook

extension PolynomialEvidence {
  static let exercises: [Exercise] = [
    .averagingModels, .pointByPoint, .movingNoise, .noisyCubic, .evidenceAtOrder12,
  ]
}

enum Solutions {
  // MARK: Solution 1

  static func averagePrediction(_ models: ModelPredictions) -> [Double] {
    let mean = zip(models.probabilities, models.means).reduce(0) { $0 + $1.0 * $1.1 }
    // Within each model, and between the models
    var variance = models.noiseVariance
    for (i, p) in models.probabilities.enumerated() {
      let distance = models.means[i] - mean
      variance += p * (models.modelVariances[i] + distance * distance)
    }
    return [mean, variance.squareRoot()]
  }

  // MARK: Solution 2

  static func lineLearntPointByPoint(_ line: NoisyLine) -> [Double] {
    // Precision and precision times mean; each point adds φφᵀ/σ² and φy/σ²
    var precision = Matrix.identity(2)
    var shift = [0.0, 0.0]
    for (x, y) in zip(line.x, line.y) {
      let features = [1, x]
      for i in 0..<2 {
        for j in 0..<2 { precision[i, j] += features[i] * features[j] / line.noiseVariance }
        shift[i] += features[i] * y / line.noiseVariance
      }
    }
    let determinant = precision[0, 0] * precision[1, 1] - precision[0, 1] * precision[1, 0]
    return [
      (precision[1, 1] * shift[0] - precision[0, 1] * shift[1]) / determinant,
      (precision[0, 0] * shift[1] - precision[1, 0] * shift[0]) / determinant,
    ]
  }

  // MARK: Solution 3

  static func winner(x: [Double], y: [Double], noiseVariance: Double) -> Int {
    let evidences = (0...12).map {
      logEvidence(x: x, y: y, order: $0, noiseVariance: noiseVariance)
    }
    return evidences.indices.max { evidences[$0] < evidences[$1] } ?? 0
  }

  // MARK: Solution 4

  static func orderProbabilities(x: [Double], y: [Double], noiseVariance: Double) -> [Double] {
    let evidences = (0...6).map {
      logEvidence(x: x, y: y, order: $0, noiseVariance: noiseVariance)
    }
    let total = logSumExp(evidences)
    return evidences.map { exp($0 - total) }
  }

  // MARK: Solution 5

  static func logEvidence(x: [Double], y: [Double], order: Int, noiseVariance: Double) -> Double {
    // Data rows [φ/σ, y/σ] above prior rows [I, 0]; their R holds everything
    let weights = order + 1
    let sigma = noiseVariance.squareRoot()
    var rows = Matrix(rows: x.count + weights, columns: weights + 1)
    for i in x.indices {
      for j in 0..<weights { rows[i, j] = pow(x[i], Double(j)) / sigma }
      rows[i, weights] = y[i] / sigma
    }
    for j in 0..<weights { rows[x.count + j, j] = 1 }
    let r = TriangularFactor(of: rows).upper

    let logDeterminant = (0..<weights).reduce(0) { $0 + log(r[$1, $1]) }
    let misfit = r[weights, weights] * r[weights, weights]
    return -0.5 * Double(x.count) * log(2 * .pi * noiseVariance) - logDeterminant - 0.5 * misfit
  }
}

// MARK: What the exercises ask about

/// Points of which a polynomial is asked.
struct NoisyPoints: Sendable {
  let x: [Double]
  let y: [Double]
  let order: Int
  let noiseVariance: Double

  /// The lecture's points.
  static func lecture(order: Int = 12, noiseVariance: Double = 1.5) -> NoisyPoints {
    NoisyPoints(
      x: LectureData.points.map(\.x), y: LectureData.points.map(\.y), order: order,
      noiseVariance: noiseVariance)
  }

  /// Points of the cubic 5x³ - x² + x on (-5, 5), noise variance 150: the example of Rogers and Girolami,
  /// "A first course in machine learning", chapter 3.
  static func cubic(count: Int, using random: inout RandomSource) -> NoisyPoints {
    let x = (0..<count).map { _ in Double.random(in: -5...5, using: &random) }
    let y = x.map { 5 * $0 * $0 * $0 - $0 * $0 + $0 + 150.0.squareRoot() * random.normal() }
    return NoisyPoints(x: x, y: y, order: 6, noiseVariance: 150)
  }

  static func cubic(count: Int, seed: UInt64) -> NoisyPoints {
    var random = RandomSource(seed: seed)
    return cubic(count: count, using: &random)
  }

  /// Log evidences of orders 0 to `order`.
  func logEvidences() -> [Double] {
    (0...order).map {
      Solutions.logEvidence(x: x, y: y, order: $0, noiseVariance: noiseVariance)
    }
  }

  /// The same with another noise variance.
  func with(noiseVariance: Double) -> NoisyPoints {
    NoisyPoints(x: x, y: y, order: order, noiseVariance: noiseVariance)
  }

  /// What the library computes: posterior of one order.
  func posterior(_ order: Int) -> WeightPosterior {
    var statistics = RegressionStatistics(features: order + 1)
    statistics.add(features(order), targets: y)
    return BayesianLinearRegression(noiseVariance: noiseVariance, priorVariance: 1)
      .posterior(statistics)
  }

  func features(_ order: Int) -> Matrix {
    Polynomials(.monomial, over: -1...1).features(at: x, order: order)
  }

  /// max_w log p(y | w)
  func bestFit(_ order: Int) -> Double {
    var statistics = RegressionStatistics(features: order + 1)
    statistics.add(features(order), targets: y)
    let residual = statistics.factor.upper[order + 1, order + 1]
    return -0.5 * Double(x.count) * log(2 * .pi * noiseVariance)
      - 0.5 * residual * residual / noiseVariance
  }
}

/// Points of a straight line.
struct NoisyLine: Sendable {
  let x: [Double]
  let y: [Double]
  let noiseVariance: Double

  /// Some of its points with another noise.
  func changed(_ range: Range<Int>? = nil, noiseVariance: Double? = nil) -> NoisyLine {
    let range = range ?? 0..<x.count
    return NoisyLine(
      x: Array(x[range]), y: Array(y[range]), noiseVariance: noiseVariance ?? self.noiseVariance)
  }
}

/// What several models say of one new measurement.
struct ModelPredictions: Sendable {
  let probabilities: [Double]
  let means: [Double]
  let modelVariances: [Double]
  let noiseVariance: Double

  var mean: Double { zip(probabilities, means).reduce(0) { $0 + $1.0 * $1.1 } }

  /// Σ pᵢ value(i)
  func average(_ value: (Int) -> Double) -> Double {
    probabilities.indices.reduce(0) { $0 + probabilities[$1] * value($1) }
  }
}

extension Exercise {
  // MARK: Exercise 1

  static let averagingModels = Exercise(
    1, "Predict with all models",
    task:
      "Nobody knows the order. Give mean and standard deviation of a new measurement when each model "
      + "counts with its probability.",
    hint:
      "The variance of a mixture is the mean variance within the models plus the variance of their "
      + "means: E(v) + Var(m).",
    alwaysTry: [
      ModelPredictions(
        probabilities: [0.94, 0.06], means: [0.3, 1.5], modelVariances: [1.7, 8.8],
        noiseVariance: 1.5)
    ],
    inputs: { random in
      let count = Int.random(in: 2...5, using: &random)
      let raw = (0..<count).map { _ in random.exponential() }
      let sum = raw.reduce(0, +)
      return ModelPredictions(
        probabilities: raw.map { $0 / sum }, means: (0..<count).map { _ in 3 * random.normal() },
        modelVariances: (0..<count).map { _ in 2 * random.exponential() },
        noiseVariance: Double.random(in: 0.2...3, using: &random))
    },
    describe: {
      "probabilities \($0.probabilities), means \($0.means), model variances \($0.modelVariances), "
        + "noise variance \($0.noiseVariance)"
    },
    parts: ["m", "s"], agreement: .relative(1e-9, because: "sums of at most five terms"),
    student: {
      try Exercises.averagePrediction(
        probabilities: $0.probabilities, means: $0.means, modelVariances: $0.modelVariances,
        noiseVariance: $0.noiseVariance)
    },
    solution: { Solutions.averagePrediction($0) },
    mistakes: averagingModelsMistakes)

  private static let averagingModelsMistakes: [Mistake<ModelPredictions>] = [
    Mistake(
      "the spread between the models forgotten",
      hint: "Models that disagree make the average uncertain: add the variance of their means."
    ) { models in
      [
        models.mean,
        (models.noiseVariance + models.average { models.modelVariances[$0] }).squareRoot(),
      ]
    },
    Mistake(
      "the variance of a weighted sum",
      hint:
        "Σ p² v is the variance of a sum with the weights p, as if all models were right at once. Here one "
        + "of them is right, with probability p: average the variances themselves."
    ) { models in
      [
        models.mean,
        models.probabilities.indices.reduce(0.0) {
          $0 + models.probabilities[$1] * models.probabilities[$1]
            * (models.modelVariances[$1] + models.noiseVariance)
        }.squareRoot(),
      ]
    },
    Mistake(
      "the variance of a weighted sum, and the noise",
      hint:
        "Σ p² v is the variance of a sum with the weights p, as if all models were right at once. Here one "
        + "of them is right, with probability p: average the variances themselves."
    ) { models in
      [
        models.mean,
        (models.noiseVariance
          + models.probabilities.indices.reduce(0.0) {
            $0 + models.probabilities[$1] * models.probabilities[$1] * models.modelVariances[$1]
          }).squareRoot(),
      ]
    },
    Mistake(
      "standard deviations averaged",
      hint: "You average standard deviations; variances are what can be averaged."
    ) { models in
      [
        models.mean,
        models.average { (models.modelVariances[$0] + models.noiseVariance).squareRoot() },
      ]
    },
    Mistake(
      "the noise forgotten",
      hint: "That is the spread of the curve; a new measurement has its noise as well."
    ) { models in
      let answer = Solutions.averagePrediction(models)
      return [answer[0], (answer[1] * answer[1] - models.noiseVariance).squareRoot()]
    },
    Mistake(
      "every model counts the same",
      hint: "You give each model the same weight; the data favour some of them."
    ) { models in
      let count = models.means.count
      return Solutions.averagePrediction(
        ModelPredictions(
          probabilities: [Double](repeating: 1 / Double(count), count: count),
          means: models.means, modelVariances: models.modelVariances,
          noiseVariance: models.noiseVariance))
    },
    Mistake(
      "the winner takes all",
      hint: "You use the most probable model alone; the others are less probable, not impossible."
    ) { models in
      let best = highest(models.probabilities)
      return [
        models.means[best], (models.modelVariances[best] + models.noiseVariance).squareRoot(),
      ]
    },
    Mistake(
      "variance for standard deviation",
      hint: "Your second number is a variance; take its square root."
    ) { models in
      let answer = Solutions.averagePrediction(models)
      return [answer[0], answer[1] * answer[1]]
    },
  ]

  // MARK: Exercise 2

  static let pointByPoint = Exercise(
    2, "Point by point",
    task:
      "Learn a straight line one point at a time: each posterior is the prior of the next point. The "
      + "last posterior mean is that of all points at once.",
    hint:
      "A point adds φφᵀ / σ² to the inverse covariance and φ y / σ² to the inverse covariance times the "
      + "mean, with φ = [1, x].",
    alwaysTry: [
      NoisyLine(x: [0, 1, 2], y: [1, 3, 2], noiseVariance: 1.5),
      NoisyLine(x: [2, -1], y: [1, 4], noiseVariance: 0.1),
    ],
    inputs: { random in
      let x = (0..<Int.random(in: 3...12, using: &random)).map { _ in
        Double.random(in: -3...3, using: &random)
      }
      let w = [random.normal(), random.normal()]
      return NoisyLine(
        x: x, y: x.map { w[0] + w[1] * $0 + random.normal() },
        noiseVariance: Double.random(in: 0.2...3, using: &random))
    },
    describe: { "x = \($0.x), y = \($0.y), noise variance \($0.noiseVariance)" },
    parts: ["w₀", "w₁"],
    agreement: .relative(
      1e-8, because: "two equations with two unknowns of condition below 1e4, updated a dozen times"
    ),
    student: {
      try Exercises.lineLearntPointByPoint(x: $0.x, y: $0.y, noiseVariance: $0.noiseVariance)
    },
    solution: { Solutions.lineLearntPointByPoint($0) },
    mistakes: pointByPointMistakes)

  private static let pointByPointMistakes: [Mistake<NoisyLine>] = [
    Mistake(
      "the prior forgotten",
      hint:
        "That is the least-squares line, the posterior of an infinitely wide prior; start from N(0, 1)."
    ) { line in
      try leastSquares(
        Matrix(rows: line.x.map { [1, $0] }), line.y)
    },
    Mistake(
      "the weights exchanged",
      hint: "You return [w₁, w₀]: the intercept, the weight of x to the power 0, comes first."
    ) { Array(Solutions.lineLearntPointByPoint($0).reversed()) },
    Mistake(
      "noise of variance one",
      hint: "You add φφᵀ and φ y undivided: the noise variance belongs below them."
    ) { Solutions.lineLearntPointByPoint($0.changed(noiseVariance: 1)) },
    Mistake(
      "only the last point",
      hint: "You start from the prior N(0, 1) again at each point; start from the last posterior."
    ) { Solutions.lineLearntPointByPoint($0.changed($0.x.count - 1..<$0.x.count)) },
    Mistake(
      "a point left out", hint: "You stop one point too early: the last one counts as well."
    ) { Solutions.lineLearntPointByPoint($0.changed(0..<$0.x.count - 1)) },
    Mistake(
      "the prior at every point",
      hint:
        "You add the prior's identity again with each point; it counts once, before the first."
    ) {
      // N priors of variance 1 are one of variance 1/N: the same as data of N times the noise
      Solutions.lineLearntPointByPoint(
        $0.changed(noiseVariance: $0.noiseVariance * Double($0.x.count)))
    },
  ]

  // MARK: Exercise 3

  static let movingNoise = Exercise(
    3, "Move the noise, watch the winner",
    task:
      "The lecture fixes the noise variance at 1.5. Find the order with the largest evidence for "
      + "another one: with little noise every wiggle of the points must be fitted.",
    hint: "Compute all thirteen log evidences with the given variance and return the index of the "
      + "largest.",
    count: 6,
    alwaysTry: [0.01, 0.05, 0.1, 1.5, 16, 30, 1000].map { NoisyPoints.lecture(noiseVariance: $0) },
    inputs: { random in
      NoisyPoints.lecture(
        noiseVariance: [0.02, 0.2, 0.5, 1, 3, 20, 50, 200, 400].randomElement(using: &random) ?? 1)
    },
    describe: { "the lecture's points, noise variance \($0.noiseVariance)" },
    agreement: .absolute(0, because: "an order is exact"),
    student: { try Exercises.winner(x: $0.x, y: $0.y, noiseVariance: $0.noiseVariance) },
    solution: { Solutions.winner(x: $0.x, y: $0.y, noiseVariance: $0.noiseVariance) },
    mistakes: movingNoiseMistakes)

  private static let movingNoiseMistakes: [Mistake<NoisyPoints>] = [
    Mistake(
      "the best fit for the evidence",
      hint: "The best fit always chooses the highest order; it has no penalty for complexity."
    ) { points in highest((0...12).map(points.bestFit)) },
    Mistake(
      "counted from one",
      hint: "You return the number of weights; the order is one less: order 0 is a constant."
    ) { highest($0.logEvidences()) + 1 },
    Mistake(
      "variance for standard deviation",
      hint: "You take the noise variance for a standard deviation and square it."
    ) { highest($0.with(noiseVariance: $0.noiseVariance * $0.noiseVariance).logEvidences()) },
    Mistake(
      "standard deviation for variance",
      hint: "You take the square root of the noise variance and use it as the variance."
    ) { highest($0.with(noiseVariance: $0.noiseVariance.squareRoot()).logEvidences()) },
    Mistake(
      "BIC for the evidence",
      hint:
        "Half of log N for each weight is an approximation for many points; the evidence of thirty "
        + "is known exactly."
    ) { points in
      let price = 0.5 * log(Double(points.x.count))
      return highest((0...12).map { points.bestFit($0) - price * Double($0 + 1) })
    },
    Mistake(
      "the smallest evidence",
      hint: "The log evidences are negative; the largest one is the one nearest to zero."
    ) { highest($0.logEvidences().map { -$0 }) },
  ]

  private static func highest(_ values: [Double]) -> Int {
    values.indices.max { values[$0] < values[$1] } ?? 0
  }

  // MARK: Exercise 4

  static let noisyCubic = Exercise(
    4, "A noisy cubic",
    task:
      "A hundred points of 5x³ - x² + x with noise variance 150 (Rogers and Girolami). How probable is "
      + "each order from 0 to 6? Your function must also work for a thousand points.",
    hint: "Subtract the largest log evidence before you take exponentials, or use logSumExp.",
    count: 5,
    alwaysTry: [.cubic(count: 100, seed: 3), .cubic(count: 1000, seed: 4)],
    inputs: { random in
      NoisyPoints.cubic(count: Int.random(in: 20...100, using: &random), using: &random)
    },
    describe: { "\($0.x.count) points from (\($0.x[0]), \($0.y[0])), noise variance 150" },
    agreement: .absolute(
      1e-7,
      because: "a probability moves by what its log evidence, 400 to 4000 right to 1e-12, moves"),
    student: {
      try Exercises.orderProbabilities(x: $0.x, y: $0.y, noiseVariance: $0.noiseVariance)
    },
    solution: {
      Solutions.orderProbabilities(x: $0.x, y: $0.y, noiseVariance: $0.noiseVariance)
    },
    mistakes: noisyCubicMistakes)

  private static let noisyCubicMistakes: [Mistake<NoisyPoints>] = [
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
    ) { points in
      let fits = (0...6).map(points.bestFit)
      let total = logSumExp(fits)
      return fits.map { exp($0 - total) }
    },
    Mistake(
      "variance for standard deviation",
      hint: "150 is the variance of the noise; you use it as its standard deviation."
    ) { points in
      let evidences = points.with(noiseVariance: points.noiseVariance * points.noiseVariance)
        .logEvidences()
      let total = logSumExp(evidences)
      return evidences.map { exp($0 - total) }
    },
  ]

  // MARK: Exercise 5

  static let evidenceAtOrder12 = Exercise(
    5, "The evidence at order 12",
    task:
      "The formula of the evidence has a determinant and an inverse in it, and the powers of x run "
      + "from 1 to x^12. Compute the log evidence of one order to eleven digits.",
    hint:
      "Stack the rows [x^j / sigma, y / sigma] of the data above the rows [I, 0] of the prior. The R "
      + "of their QR has the determinant on its diagonal, and the least |y - f|^2 / sigma^2 + |w|^2 is "
      + "the square of its last element.",
    count: 15,
    alwaysTry: [.lecture(order: 2), .lecture()],
    inputs: { random in
      let x = (0..<30).map { _ in Double.random(in: -5...5, using: &random) }
      return NoisyPoints(
        x: x, y: x.map { $0 + 2 * random.normal() }, order: 12,
        noiseVariance: Double.random(in: 0.5...3, using: &random))
    },
    describe: {
      "order \($0.order), noise variance \($0.noiseVariance), \($0.x.count) points from x = \($0.x[0])"
    },
    agreement: .relative(
      1e-11, because: "QR keeps thirteen digits or more, normal equations about nine"),
    student: {
      try Exercises.logEvidence(x: $0.x, y: $0.y, order: $0.order, noiseVariance: $0.noiseVariance)
    },
    solution: {
      Solutions.logEvidence(x: $0.x, y: $0.y, order: $0.order, noiseVariance: $0.noiseVariance)
    },
    mistakes: evidenceAtOrder12Mistakes)

  private static let evidenceAtOrder12Mistakes: [Mistake<NoisyPoints>] = [
    Mistake(
      "2π forgotten", hint: "You are off by half of N log 2π: the normal density has that factor."
    ) { points in
      let constant: Double = 0.5 * log(2 * Double.pi)
      return points.posterior(points.order).logEvidence + Double(points.x.count) * constant
    },
    Mistake(
      "the determinant twice",
      hint:
        "The determinant of the precision is the square of the product of R's diagonal, and half "
        + "of its logarithm counts: the sum of log R once."
    ) {
      let posterior = $0.posterior($0.order)
      return posterior.logEvidence - posterior.triangle.logDeterminant
    },
    Mistake(
      "the best fit for the evidence",
      hint:
        "That is the likelihood of the best weights. The evidence averages over all weights that the "
        + "prior allows, and pays for them with a determinant."
    ) { $0.bestFit($0.order) },
    Mistake(
      "the determinant forgotten",
      hint: "You left out the log determinant: without it no order ever pays for its freedom."
    ) {
      let posterior = $0.posterior($0.order)
      return posterior.logEvidence + posterior.triangle.logDeterminant
    },
    Mistake(
      "variance for standard deviation",
      hint: "The rows are divided by sigma, the square root of the noise variance."
    ) { points in
      let squared: Double = points.noiseVariance * points.noiseVariance
      let constant: Double = 0.5 * Double(points.x.count) * log(points.noiseVariance)
      return points.with(noiseVariance: squared).posterior(points.order).logEvidence + constant
    },
    Mistake(
      "normal equations",
      hint:
        "Your answer is right to some six to ten digits, not to eleven: you form the matrix of scalar products "
        + "of the powers, whose condition number is the square of that of the powers themselves. Factor the "
        + "rows by QR."
    ) { points in
      // Every program rounds its own way, so what is recognised is the size of the error
      let own = NormalEquations.logEvidence(of: points)
      return (try? normalEquationsOfTheStudent(points)) ?? own
    },
  ]

  /// The student's answer where theirs is the error of normal equations: on points of a large condition right to
  /// six digits and not to eleven. Nil where it is not.
  private static func normalEquationsOfTheStudent(_ points: NoisyPoints) throws -> Double? {
    func answer(_ points: NoisyPoints) throws -> (value: Double, error: Double) {
      let value = try Exercises.logEvidence(
        x: points.x, y: points.y, order: points.order, noiseVariance: points.noiseVariance)
      let truth = Solutions.logEvidence(
        x: points.x, y: points.y, order: points.order, noiseVariance: points.noiseVariance)
      return (value, abs(value / truth - 1))
    }
    let x = (0..<30).map { -5 + Double($0) / 3 }
    let hard = NoisyPoints(x: x, y: x.map { $0 + cos(3 * $0) }, order: 12, noiseVariance: 1)
    let onHard = try answer(hard).error
    guard onHard > 1e-11, onHard < 1e-6 else { return nil }
    let here = try answer(points)
    return here.error < 1e-6 ? here.value : nil
  }
}

extension NormalEquations {
  /// The log evidence of exercise 5 as the formula reads; NaN where rounding leaves Σ⁻¹ not positive definite.
  fileprivate static func logEvidence(of points: NoisyPoints) -> Double {
    let equations = NormalEquations(
      points.features(points.order), targets: points.y,
      model: BayesianLinearRegression(noiseVariance: points.noiseVariance, priorVariance: 1))
    guard let root = try? Cholesky(equations.precision) else { return .nan }
    return equations.logEvidence(
      mean: root.solve(equations.shift), logDeterminant: root.logDeterminant)
  }
}
