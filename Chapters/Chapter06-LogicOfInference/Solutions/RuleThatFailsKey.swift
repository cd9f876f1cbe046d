import Marking

extension ExerciseKey<Double> {
  /// Tables with a fault each; the names are those of the judgement.
  static var ruleThatFails: Self {
    func mistake(
      _ name: String, _ table: @escaping @Sendable (_ likely: Double) -> [Double]
    ) -> Mistake<Double> {
      let hint = RuleThatFailsJudgement.faults.first { $0.name == name }?.hint ?? ""
      return Mistake(name, hint: hint) { table($0) }
    }
    return Self(
      solution: { try chapter6.ruleThatFails(likely: $0) },
      mistakes: [
        mistake("no table of three events") { [1 - $0, 0, 0, $0] },
        mistake("one table for every question") { _ in [0, 0, 0, 0.7, 0, 0, 0.3, 0] },
        mistake("a negative probability") { [0, -0.1, 0.1, $0, 0, 0, 1 - $0, 0] },
        mistake("numbers that do not sum to 1") { [0, 0, 0, 1 / (1 - $0), 0, 0, 1, 0] },
        mistake("conditional probabilities in the table") {
          [$0, 1 - $0, $0, 1 - $0, $0, 1 - $0, $0, 1 - $0]
        },
        mistake("an event that never occurs") { [0, 0, 1 - $0, $0, 0, 0, 0, 0] },
        mistake("A changes fastest") { [0, 0, 0, (1 - $0) / 2, 0, 0, (1 + $0) / 2, 0] },
        mistake("yes before no") { [0, (1 - $0) / 2, 0, 0, (1 + $0) / 2, 0, 0, 0] },
        mistake("a premise turned round") {
          let rare = (1 - $0) / 4
          return [0.3, 0, 0, 0, 0.7 - 2 * rare, 0, 0, 2 * rare]
        },
        mistake("A does not make B likely") { [0, 0, 0, $0, (1 - $0) / 2, 0, (1 - $0) / 2, 0] },
        mistake("B does not make C likely") { [0, 0.5, $0 / 2, 0, 0, 0, (1 - $0) / 2, 0] },
        mistake("the rule holds") { likely in
          func part(_ isSame: Bool) -> Double { isSame ? likely : 1 - likely }
          return (0..<8).map { cell in
            let (a, b, c) = (cell / 4, cell / 2 % 2, cell % 2)
            return 0.5 * part(a == b) * part(b == c)
          }
        },
        mistake("not unlikely enough") {
          let rare = (1 - $0) / 4
          return [0, 0, 0, 1 - 2 * rare, 0, 0, rare, rare]
        },
      ])
  }
}
