import Marking

extension ExerciseKey<ReversalQuestion> {
  /// Tables with a fault each; the names are those of the judgement.
  static var reversal: Self {
    func mistake(
      _ name: String, _ counts: @escaping @Sendable (_ margin: Double) throws -> [Double]
    ) -> Mistake<ReversalQuestion> {
      let hint = ReversalJudgement.faults.first { $0.name == name }?.hint ?? ""
      return Mistake(name, hint: hint) { try counts($0.margin) }
    }
    @Sendable func right(_ margin: Double, in order: [Int]) throws -> [Double] {
      let counts = try chapter6.reversal(margin: margin)
      return order.map { counts[$0] }
    }
    return Self(
      solution: { try chapter6.reversal(margin: $0.margin) },
      mistakes: [
        mistake("a negative count") { _ in [81, -6, 234, 36, 192, 71, 55, 25] },
        mistake("rates for counts") { _ in [0.93, 0.07, 0.87, 0.13, 0.73, 0.27, 0.69, 0.31] },
        mistake("counts that are not whole") { [1000.5 * $0, 500, 1, 1, 1, 1, 20, 5] },
        mistake("an empty group") { _ in [1, 3, 0, 0, 1, 0, 3, 1] },
        mistake("one table for every margin") { _ in [81, 6, 234, 36, 192, 71, 55, 25] },
        mistake("the wrong way round") { try right($0, in: [2, 3, 0, 1, 6, 7, 4, 5]) },
        mistake("the strata innermost") { try right($0, in: [0, 4, 1, 5, 2, 6, 3, 7]) },
        mistake("the groups outermost") { try right($0, in: [0, 1, 4, 5, 2, 3, 6, 7]) },
        mistake("successes all first") { try right($0, in: [0, 2, 4, 6, 1, 3, 5, 7]) },
        mistake("one stratum only") { _ in [5, 5, 4, 6, 1, 9, 5, 5] },
        mistake("no reversal") { _ in [9, 1, 1, 9, 9, 1, 1, 9] },
        mistake("too small a margin") { margin in
          // As the right table, with a difference in the strata that is too small
          let members = 100_000.0
          let few = (members * margin / 2).rounded()
          return [few, members - few, 0, 1, 1, 0, members - few, few]
        },
      ])
  }
}
