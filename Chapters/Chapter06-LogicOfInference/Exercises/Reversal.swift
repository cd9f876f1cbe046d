import BayesNumerics
import Marking
import Workbook

/// By how much two rates are to differ; a type of its own, as its key is that of one exercise.
struct ReversalQuestion: Sendable {
  let margin: Double
}

extension Exercise {
  static let reversal = Exercise(
    judged: .build, 8, "reversal", "A reversal of your own", difficulty: 3,
    task:
      "Invent the counts of two groups in two strata such that in each stratum the first group "
      + "does better, and in the "
      + "total worse, by a margin that is given. There are many such tables; yours is judged by "
      + "what it does.",
    hint:
      "One stratum is easy and one is hard. Whom do you send where? In the end the total "
      + "compares the first group in the "
      + "hard stratum with the second in the easy one.",
    questions: { seed in
      var random = RandomSource(seed: seed).stream(8)
      return
        ([0.02, 0.1, 0.2, 0.3, 0.33]
        + (0..<3).map { _ in Double.random(in: 0.01...0.32, using: &random) })
        .map { ReversalQuestion(margin: $0) }
    },
    describe: { "margin = \($0.margin)" },
    call: StudentCall("reversal") { ["margin": $0.margin] },
    by: Judge(key: .reversal) { questions, answers, _ in
      ReversalJudgement.mark(questions.map(\.margin), answers)
    })
}

/// Judges counts of two groups in two strata by their rates.
enum ReversalJudgement {
  /// For quotients of whole numbers, right to 1e-16.
  static let slack = 1e-12
  static let largestCount = 1e6

  /// Successes and failures of group 1 and group 2 in stratum 1, then the same in stratum 2.
  struct Counts {
    let cells: [Double]

    private func rate(_ strata: [Int], _ group: Int) -> Double {
      let places = strata.map { 4 * $0 + 2 * group }
      let successes = places.reduce(0) { $0 + cells[$1] }
      return successes / places.reduce(successes) { $0 + cells[$1 + 1] }
    }

    /// The rate of group 1 minus that of group 2 in each stratum, and in both together.
    var within: [Double] { (0...1).map { rate([$0], 0) - rate([$0], 1) } }
    var total: Double { rate([0, 1], 0) - rate([0, 1], 1) }

    var hasEmptyGroup: Bool { [0, 2, 4, 6].contains { cells[$0] + cells[$0 + 1] == 0 } }

    func isAsked(_ margin: Double) -> Bool {
      !hasEmptyGroup && within.allSatisfy { $0 >= margin - slack } && total <= -margin + slack
    }
  }

  static let faults: [Mark.Named] = [
    .init(name: "a negative count", hint: "A count is 0 or more."),
    .init(
      name: "rates for counts",
      hint:
        "Those are rates; counts are asked for, since it is the sizes of the groups that turn a "
        + "comparison round."
    ),
    .init(
      name: "counts that are not whole",
      hint: "Members are counted, so counts are whole numbers: round them."),
    .init(
      name: "an empty group",
      hint:
        "In one stratum a group has no members, so that it has no rate there; give it at least one."
    ),
    .init(
      name: "one table for every margin",
      hint: "Your table is always the same, and its margin is too small for some questions."),
    .init(
      name: "the wrong way round",
      hint: "Your comparison turns round, but group 1 is to do better in the strata and worse in "
        + "the "
        + "total. Are the groups exchanged, or successes and failures?"),
    .init(
      name: "the strata innermost",
      hint:
        "Your counts are right in another order: the list goes through stratum 1 first, then "
        + "through stratum 2."
    ),
    .init(
      name: "the groups outermost",
      hint:
        "Your counts are right in another order: the list goes through stratum 1 first, both "
        + "groups, then through "
        + "stratum 2."),
    .init(
      name: "successes all first",
      hint: "Your counts are right in another order: the failures of a group follow its "
        + "successes."),
    .init(
      name: "one stratum only",
      hint: "In one stratum group 1 does no better than group 2; it is to do better in both."),
    .init(
      name: "no reversal",
      hint:
        "Group 1 does better in both strata, and in the total as well. Where are most of its "
        + "members, and where those "
        + "of group 2?"),
    .init(
      name: "too small a margin",
      hint:
        "Your comparison turns round, but one of the three differences is smaller than `margin`."),
  ]

  private static func fault(_ name: String) -> Mark {
    .mistake(name: name, hint: faults.first { $0.name == name }?.hint ?? "")
  }

  static func mark(_ margins: [Double], _ answers: [[Double]]) -> Mark {
    for (margin, cells) in zip(margins, answers) {
      guard cells.count == 8, cells.allSatisfy({ abs($0) <= largestCount }) else {
        return .wrong(
          "For margin = \(margin) your function gives "
            + (cells.count == 8
              ? "a count above a million, or no number"
              : "\(cells.count) "
                + "numbers")
            + "; eight counts are asked for: successes and failures of two groups in two strata.")
      }
    }
    if answers.joined().contains(where: { $0 < 0 }) { return fault("a negative count") }
    if answers.joined().contains(where: { $0 != $0.rounded() }) {
      return fault(
        answers.joined().allSatisfy { $0 <= 1 } ? "rates for counts" : "counts that are not whole")
    }
    func isSolved(_ order: [Int] = Array(0..<8)) -> Bool {
      zip(margins, answers).allSatisfy { margin, cells in
        Counts(cells: order.map { cells[$0] }).isAsked(margin)
      }
    }
    if isSolved() { return .solved }
    if answers.contains(where: { Counts(cells: $0).hasEmptyGroup }) {
      return fault("an empty group")
    }
    if Set(answers).count == 1,
      zip(margins, answers).contains(where: { Counts(cells: $1).isAsked($0) })
    {
      return fault("one table for every margin")
    }
    for (name, order) in [
      ("the wrong way round", [2, 3, 0, 1, 6, 7, 4, 5]),
      ("the strata innermost", [0, 2, 4, 6, 1, 3, 5, 7]),
      ("the groups outermost", [0, 1, 4, 5, 2, 3, 6, 7]),
      ("successes all first", [0, 4, 1, 5, 2, 6, 3, 7]),
    ] where isSolved(order) {
      return fault(name)
    }
    for (margin, cells) in zip(margins, answers) {
      let counts = Counts(cells: cells)
      guard !counts.isAsked(margin) else { continue }
      if counts.within.contains(where: { $0 <= 0 }) { return fault("one stratum only") }
      return fault(counts.total >= 0 ? "no reversal" : "too small a margin")
    }
    return .solved
  }
}
