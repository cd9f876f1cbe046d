import BayesNumerics
import Marking

extension ExerciseKey<ModelPredictions> {
  static var averagePrediction: Self {
    Self(
      solution: {
        try chapter3.averagePrediction(
          probabilities: $0.probabilities, means: $0.means, modelVariances: $0.modelVariances,
          noiseVariance: $0.noiseVariance)
      },
      mistakes: [
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
          hint: weightedSumHint
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
          hint: weightedSumHint
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
          hint: "That is the spread of the curve; a new measurement has its noise as well.",
          asIf: { $0.with(noiseVariance: 0) }),
        Mistake(
          "every model counts the same",
          hint: "You give each model the same weight; the data favour some of them.",
          asIf: { models in
            let share = 1 / Double(models.means.count)
            return models.with(probabilities: models.means.map { _ in share })
          }),
        Mistake(
          "the winner takes all",
          hint:
            "You use the most probable model alone; the others are less probable, not impossible.",
          asIf: { models in
            let best = highest(models.probabilities)
            return models.with(
              probabilities: models.probabilities.indices.map { $0 == best ? 1 : 0 })
          }),
        Mistake(
          "variance for standard deviation",
          hint: "Your second number is a variance; take its square root.",
          result: { answer, _ in [answer[0], answer[1] * answer[1]] }),
        Mistake(
          "the noise as a standard deviation",
          hint: "You square the noise variance; it is a variance already.",
          asIf: { $0.with(noiseVariance: $0.noiseVariance * $0.noiseVariance) }),
        Mistake(
          "the mean square for the variance",
          hint: "You average the squares of the means; the variance takes them from their mean, m."
        ) { models in
          [
            models.mean,
            (models.noiseVariance
              + models.average { models.modelVariances[$0] + models.means[$0] * models.means[$0] })
              .squareRoot(),
          ]
        },
        Mistake(
          "the variance within the models forgotten",
          hint:
            "You count how far the models disagree; each of them is also uncertain of its own curve.",
          asIf: { $0.withoutVariances }),
      ])
  }

  private static var weightedSumHint: String {
    "Σ p² v is the variance of a sum with the weights p, as if all models were right at once. Here one "
      + "of them is right, with probability p: average the variances themselves."
  }
}

extension ModelPredictions {
  fileprivate var mean: Double { average { means[$0] } }

  /// Σ pᵢ value(i)
  fileprivate func average(_ value: (Int) -> Double) -> Double {
    probabilities.indices.reduce(0) { $0 + probabilities[$1] * value($1) }
  }

  fileprivate var withoutVariances: ModelPredictions {
    var changed = self
    changed.modelVariances = means.map { _ in 0 }
    return changed
  }

  fileprivate func with(
    probabilities: [Double]? = nil, noiseVariance: Double? = nil
  ) -> ModelPredictions {
    ModelPredictions(
      probabilities: probabilities ?? self.probabilities, means: means,
      modelVariances: modelVariances, noiseVariance: noiseVariance ?? self.noiseVariance)
  }
}

private func highest(_ values: [Double]) -> Int {
  values.indices.max { values[$0] < values[$1] } ?? 0
}
