import Marking

extension ExerciseKey<NoiseQuestion> {
  static var noiseVariance: Self {
    Self(
      solution: { question in
        try chapter5.noiseVariance(
          degrees: question.degrees, scale: question.scale, points: question.points,
          residualSum: question.residualSum)
      },
      mistakes: [
        Mistake(
          "one over the mean precision",
          hint: "E(σ²) is not 1/E(1/σ²); the mean of 1/g has shape - 1 below."
        ) { $0.answer(below: 0) },
        Mistake(
          "the most probable σ²", hint: "That is the mode of σ²; the question asks for its mean."
        ) { $0.answer(below: 2) },
        Mistake(
          "the prior forgotten", hint: "The prior is worth s points of variance S: add them."
        ) { [$0.residualSum / Double($0.points), 0] },
        Mistake(
          "the new mean", hint: "The second number is the growth, not the new mean.",
          result: { right, _ in [right[0], right[0] + right[1]] }),
        Mistake(
          "the growth relative",
          hint: "The question asks for the growth itself, not its share of the mean.",
          result: { right, _ in [right[0], right[1] / right[0]] }),
        Mistake(
          "the prior forgotten, and two subtracted",
          hint: "The prior is worth s points of variance S: add them."
        ) { [$0.residualSum / (Double($0.points) - 2), 0] },
        Mistake(
          "S for s S", hint: "The prior's rate is s S/2: its S counts s times."
        ) {
          let below = $0.degrees + Double($0.points) - 2
          return [($0.scale + $0.residualSum) / below, $0.scale / below]
        },
        Mistake(
          "one subtracted for two",
          hint: "The shape is (s + N)/2, so that shape - 1 is (s + N - 2)/2."
        ) { $0.answer(below: -1) },
        Mistake(
          "s + N for its half", hint: "Shape and rate are both halved: (s + N)/2 and (s S + R)/2."
        ) {
          let below = $0.degrees + Double($0.points) - 1
          return [
            ($0.degrees * $0.scale + $0.residualSum) / 2 / below, $0.degrees * $0.scale / 2 / below,
          ]
        },
        Mistake(
          "s doubled for S", hint: "b is what doubling S does; s stays.",
          result: { right, question in
            let below = 2 * question.degrees + Double(question.points) - 2
            let more = (2 * question.degrees * question.scale + question.residualSum) / below
            return [right[0], more - right[0]]
          }),
        Mistake(
          "the mean of 1/σ²", hint: "That is the mean of the precision; a is the mean of σ²."
        ) { question in
          func mean(_ scale: Double) -> Double {
            (question.degrees + Double(question.points))
              / (question.degrees * scale + question.residualSum)
          }
          let a = mean(question.scale)
          return [a, mean(2 * question.scale) - a]
        },
        Mistake(
          "residuals divided by N",
          hint: "residualSum is the sum of squares, and the sum is what is added to s S.",
          asIf: { question in
            var mean = question
            mean.residualSum /= Double(question.points)
            return mean
          }),
      ])
  }
}

extension NoiseQuestion {
  /// With another number below the fraction than the mean of σ² has.
  fileprivate func answer(below shift: Double) -> [Double] {
    let denominator = degrees + Double(points) + shift
    return [(degrees * scale + residualSum) / denominator, degrees * scale / denominator]
  }
}
