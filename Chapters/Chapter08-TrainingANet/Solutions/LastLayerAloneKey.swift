import BayesNumerics
import Foundation
import Marking

extension ExerciseKey<LastLayerQuestion> {
  static var lastLayerAlone: Self {
    Self(
      solution: {
        try lastLayer(
          hiddenWeights: $0.hiddenWeights, hiddenBiases: $0.hiddenBiases, inputs: $0.inputs,
          targets: $0.targets, weightDecay: $0.weightDecay)
      },
      mistakes: [
        Mistake(
          "a bias that decays", hint: "The penalty is a sum over β alone; b is free.",
          answer: { question -> [Double] in try question.fit(biasDecay: 1) }),
        Mistake(
          "the mean for a sum",
          hint:
            "Multiplied by N, the loss is a sum and the penalty N λ/2 Σ β²: add N λ to the diagonal.",
          asIf: { question in question.decaying(by: 1 / Double(question.targets.count)) }),
        Mistake(
          "twice the decay",
          hint: "The derivative of λ/2 β² is λ β, as that of the loss is Z'(Zβ - y)/N without a 2.",
          asIf: { question in question.decaying(by: 2) }),
        Mistake(
          "half the decay", hint: "Both the square and the penalty have a ½; they cancel.",
          asIf: { question in question.decaying(by: 0.5) }),
        Mistake(
          "the decay squared", hint: "λ is what stands before ½ Σ β²; it is not squared.",
          asIf: { question in question.decaying(by: question.weightDecay) }),
        Mistake(
          "no bias", hint: "The output has a bias: a column of ones beside the activations.",
          answer: { question -> [Double] in
            try question.fit(lastColumn: { _ in [] }) + [0]
          }),
        Mistake(
          "no bias, and no place for it",
          hint: "The output has a bias, which is the last number of the answer.",
          answer: { question -> [Double] in try question.fit(lastColumn: { _ in [] }) }),
        Mistake(
          "the mean target for the bias",
          hint:
            "The activations have a mean, too: the bias is not that of the targets unless both are centred.",
          answer: { question -> [Double] in
            var centred = question
            let mean = question.targets.reduce(0, +) / Double(question.targets.count)
            centred.targets = question.targets.map { $0 - mean }
            return try centred.fit(lastColumn: { _ in [] }) + [mean]
          }),
        Mistake(
          "no activation", hint: "aⱼ is the tanh of the sum; you fit the sums themselves.",
          answer: { question -> [Double] in try question.fit(activation: { $0 }) }),
        Mistake(
          "another activation", hint: "These units are tanh units, not logistic ones.",
          answer: { question -> [Double] in try question.fit(activation: { 1 / (1 + exp(-$0)) }) }),
        Mistake(
          "the biases of the hidden units forgotten",
          hint: "Each hidden unit adds its own bias to its sum.",
          asIf: { question in
            var without = question
            without.hiddenBiases = question.hiddenBiases.map { _ in 0 }
            return without
          }),
        Mistake(
          "the bias first", hint: "The weights come first, in their order, and then the bias.",
          result: { right, _ in right.suffix(1) + right.dropLast() }),
        Mistake(
          "the bias left out", hint: "The bias belongs to the answer, as its last number.",
          result: { right, _ in Array(right.dropLast()) }),
        Mistake(
          "the predictions", hint: "You return f at the samples; β and b are asked for.",
          answer: { question -> [Double] in
            let weights = try question.fit()
            return question.inputs.map { x in
              zip(question.activations(at: x, tanh) + [1], weights).reduce(0) { $0 + $1.0 * $1.1 }
            }
          }),
      ])
  }
}

extension LastLayerQuestion {
  /// The same with another decay.
  fileprivate func decaying(by factor: Double) -> LastLayerQuestion {
    var question = self
    question.weightDecay *= factor
    return question
  }

  fileprivate func activations(at x: [Double], _ activation: (Double) -> Double) -> [Double] {
    zip(hiddenWeights, hiddenBiases).map { activation(dot($0, x) + $1) }
  }

  /// Least squares by QR, the penalty as rows of its own; so a matrix without decay has a solution, too.
  fileprivate func fit(
    biasDecay: Double = 0, lastColumn: ([Double]) -> [Double] = { _ in [1] },
    activation: (Double) -> Double = { tanh($0) }
  ) throws -> [Double] {
    let rows = inputs.map { activations(at: $0, activation) + lastColumn($0) }
    let root = (Double(targets.count) * weightDecay).squareRoot()
    let penalties = rows[0].indices.map { column in
      let own = column < hiddenBiases.count ? root : root * biasDecay
      return rows[0].indices.map { $0 == column ? own : 0 }
    }
    return try leastSquares(
      Matrix(rows: rows + penalties), targets + rows[0].map { _ in 0 })
  }
}
