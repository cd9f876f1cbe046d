import Marking

extension ExerciseKey<LabelQuestion> {
  static var unitsInOrder: Self {
    Self(
      solution: { try meanWeightsInOrder(weights: $0.weights, slopes: $0.slopes) },
      mistakes: [
        Mistake(
          "not ordered",
          hint: "You average over roles: unit 1 does not play the same role in two draws."
        ) { $0.means { _, first, second in first < second } },
        Mistake("largest slope first", hint: "The smallest slope comes first.") { question in
          question.means { question.slopes[$0][$1] > question.slopes[$0][$2] }
        },
        Mistake("sorted by weight", hint: "You sort the weights; the slopes give the order.") {
          question in
          question.means { question.weights[$0][$1] < question.weights[$0][$2] }
        },
        Mistake(
          "slopes averaged",
          hint: "That is the mean of the slopes; the question asks for the weights.",
          asIf: { LabelQuestion(weights: $0.slopes, slopes: $0.slopes) }),
        Mistake(
          "one order for all draws",
          hint: "You take the order of the first draw; each draw has its own."
        ) { question in
          question.means { question.slopes[0][$1] < question.slopes[0][$2] }
        },
        Mistake(
          "one order by mean slope",
          hint:
            "You order the units once, by their mean slopes; since units change places between draws, "
            + "all means are alike. Each draw has its own order."
        ) { question in
          let means = question.slopes[0].indices.map { unit in
            question.slopes.reduce(0) { $0 + $1[unit] } / Double(question.slopes.count)
          }
          return question.means { means[$1] < means[$2] }
        },
        Mistake(
          "sorted by the size of the slope",
          hint: "A slope of -3 is smaller than one of 0.2: leave the sign."
        ) { question in
          question.means { abs(question.slopes[$0][$1]) < abs(question.slopes[$0][$2]) }
        },
        Mistake(
          "sums for means", hint: "Divide by the number of draws.",
          result: { right, question in right.map { $0 * Double(question.weights.count) } }),
        Mistake(
          "divided by the number of units", hint: "A mean over draws is divided by their number.",
          result: { right, question in
            right.map { $0 * Double(question.weights.count) / Double(right.count) }
          }),
        Mistake(
          "the order used backwards",
          hint:
            "order[place] is the unit that stands at that place: add weights[order[place]] to the sum of "
            + "place, not the other way round."
        ) { question in
          var sums = [Double](repeating: 0, count: question.weights[0].count)
          for (weights, slopes) in zip(question.weights, question.slopes) {
            let order = slopes.indices.sorted { slopes[$0] < slopes[$1] }
            for (place, unit) in order.enumerated() { sums[unit] += weights[place] }
          }
          return sums.map { $0 / Double(question.weights.count) }
        },
      ])
  }
}

extension LabelQuestion {
  /// Means when each draw is sorted by a rule.
  fileprivate func means(_ isBefore: (_ draw: Int, _ first: Int, _ second: Int) -> Bool)
    -> [Double]
  {
    var sums = [Double](repeating: 0, count: weights[0].count)
    for draw in weights.indices {
      let order = weights[draw].indices.sorted { isBefore(draw, $0, $1) }
      for (place, unit) in order.enumerated() { sums[place] += weights[draw][unit] }
    }
    return sums.map { $0 / Double(weights.count) }
  }
}
