import BayesNumerics
import Marking
import Workbook

/// What several models say of one new measurement.
struct ModelPredictions: Sendable {
  var probabilities: [Double]
  var means: [Double]
  var modelVariances: [Double]
  var noiseVariance: Double
}

extension Exercise {
  static let averagePrediction = Exercise(
    2, "average-prediction", "Predict with all models", difficulty: 1,
    task:
      "Nobody knows the order. Give mean and standard deviation of a new measurement when each model "
      + "counts with its probability.",
    hint:
      "The variance of a mixture is the mean variance within the models plus the variance of their "
      + "means: E(v) + Var(m).",
    alwaysTry: [
      ModelPredictions(
        probabilities: [0.94, 0.06], means: [0.3, 1.5], modelVariances: [1.7, 8.8],
        noiseVariance: 1.5),
      // Models that agree
      ModelPredictions(
        probabilities: [0.5, 0.5], means: [2, 2], modelVariances: [0, 0], noiseVariance: 0.25),
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
    call: StudentCall("averagePrediction") {
      [
        "probabilities": $0.probabilities, "means": $0.means, "modelVariances": $0.modelVariances,
        "noiseVariance": $0.noiseVariance,
      ]
    },
    key: .averagePrediction)
}
