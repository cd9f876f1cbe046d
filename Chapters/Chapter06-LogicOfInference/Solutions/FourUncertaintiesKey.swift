import Marking

extension ExerciseKey<SurveyBudget> {
  static var fourUncertainties: Self {
    func mistake(
      _ name: String, _ hint: String,
      _ parts: @escaping @Sendable (SurveyBudget, _ stars: Double, _ readings: Double) -> [Double]
    ) -> Mistake<SurveyBudget> {
      Mistake(name, hint: hint) { survey in
        shares(parts(survey, Double(survey.stars), Double(survey.readings)))
      }
    }
    return Self(
      solution: {
        try uncertaintyShares(
          engineering: $0.engineering, instrument: $0.instrument, population: $0.population,
          scientific: $0.scientific, stars: $0.stars, readings: $0.readings)
      },
      mistakes: [
        mistake(
          "standard deviations added",
          "Standard deviations of independent errors do not add; their squares do."
        ) { survey, n, r in
          [
            survey.engineering, survey.instrument / (n * r).squareRoot(),
            survey.population / n.squareRoot(), survey.scientific,
          ]
        },
        mistake(
          "nothing averaged",
          "That is the budget of a single reading; the survey reports the mean of many."
        ) { survey, _, _ in survey.variances(instrument: 1, population: 1) },
        mistake(
          "readings average the population",
          "To read one star again teaches nothing of how stars differ: the population's variance "
            + "is divided by "
            + "the stars only."
        ) { survey, n, r in survey.variances(instrument: n * r, population: n * r) },
        mistake(
          "the readings forgotten",
          "Every reading has an error of its own, and there are stars times readings of them."
        ) { survey, n, _ in survey.variances(instrument: n, population: n) },
        mistake(
          "the stars forgotten in the instrument",
          "You average the readings of one star; the mean is over those of all stars."
        ) { survey, n, r in survey.variances(instrument: r, population: n) },
        mistake(
          "everything averaged",
          "What all stars share does not average out: one error of the computation, one unknown "
            + "of science."
        ) { survey, n, r in
          survey.variances(engineering: n, instrument: n * r, population: n, scientific: n)
        },
        mistake(
          "the computation averaged",
          "The computation has one error in the end, however many stars there are."
        ) { survey, n, r in
          survey.variances(engineering: n, instrument: n * r, population: n)
        },
        mistake(
          "the scientific uncertainty averaged",
          "More stars teach science something afterwards; how uncertain it is before the survey "
            + "is given."
        ) { survey, n, r in
          survey.variances(instrument: n * r, population: n, scientific: n)
        },
        Mistake(
          "variances for shares", hint: "Those are the four variances; divide each by their sum."
        ) {
          $0.variances(instrument: Double($0.stars * $0.readings), population: Double($0.stars))
        },
        Mistake(
          "roots of the shares",
          hint: "Those are the roots of the shares, which do not sum to 1. Variances have shares.",
          result: { numbers, _ in numbers.map { $0.squareRoot() } }),
        mistake(
          "the population not averaged",
          "The mean of many stars differs less from survey to survey than one star from another."
        ) { survey, n, r in survey.variances(instrument: n * r, population: 1) },
        mistake(
          "a variance divided by a root",
          "The variance of a mean of n is divided by n; it is the standard deviation that is "
            + "divided by √n."
        ) { survey, n, r in
          survey.variances(instrument: (n * r).squareRoot(), population: n.squareRoot())
        },
        mistake(
          "standard deviations for variances", "What is given are standard deviations: square them."
        ) { survey, n, r in
          [
            survey.engineering, survey.instrument / (n * r), survey.population / n,
            survey.scientific,
          ]
        },
        Mistake(
          "the instrument first",
          hint: "The order is engineering, instrument, population, scientific.",
          result: { numbers, _ in [numbers[1], numbers[0], numbers[2], numbers[3]] }),
        mistake(
          "stars and readings added",
          "There are as many readings as stars times readings of each."
        ) { survey, n, r in survey.variances(instrument: n + r, population: n) },
        Mistake(
          "what science does not know left out",
          hint:
            "Your shares are those of the distance from the mean of all stars. The reported "
            + "number is also uncertain "
            + "because nobody knows that mean.",
          result: { numbers, _ in numbers.prefix(3).map { $0 / (1 - numbers[3]) } + [0] }),
        mistake(
          "one star less",
          "A mean of n errors has their variance divided by n. It is when a variance is "
            + "estimated that one divides by "
            + "n - 1."
        ) { survey, n, r in
          survey.variances(instrument: max(1, n - 1) * r, population: max(1, n - 1))
        },
        Mistake(
          "percent for shares", hint: "Shares sum to 1, not to 100.",
          result: { numbers, _ in numbers.map { 100 * $0 } }),
      ])
  }
}

private func shares(_ parts: [Double]) -> [Double] {
  let sum = parts.reduce(0, +)
  return parts.map { $0 / sum }
}

extension SurveyBudget {
  /// The squares, each divided by how many independent errors are averaged.
  fileprivate func variances(
    engineering e: Double = 1, instrument i: Double, population p: Double, scientific s: Double = 1
  ) -> [Double] {
    [
      engineering * engineering / e, instrument * instrument / i, population * population / p,
      scientific * scientific / s,
    ]
  }
}
