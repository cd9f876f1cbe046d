import BayesNumerics
import Marking
import Workbook

extension Exercise {
  static let ruleThatFails = Exercise(
    judged: .build, 6, "rule-that-fails", "Build a rule that fails", difficulty: 2,
    task:
      "Logic chains: if A implies B and B implies C, then A implies C. Build a joint table in "
      + "which A makes B likely and "
      + "B makes C likely, and yet A makes C unlikely. There are many; yours is judged by what "
      + "it does.",
    hint:
      "Most of the time B occurs without A. So what A does to C can be hidden from P(C | B). "
      + "Begin with the cell in which "
      + "A and B occur and C does not.",
    questions: { seed in
      var random = RandomSource(seed: seed).stream(6)
      return [0.6, 0.9, 0.9999]
        + (0..<3).map { _ in Double.random(in: 0.55...0.98, using: &random) }
    },
    describe: { "likely = \($0)" },
    call: StudentCall("ruleThatFails") { ["likely": $0] },
    by: Judge(key: .ruleThatFails) { questions, answers, _ in
      RuleThatFailsJudgement.mark(questions, answers)
    })
}

/// Judges a joint table of A, B and C by its conditional probabilities.
enum RuleThatFailsJudgement {
  /// For sums of eight numbers that are right to 1e-16.
  static let slack = 1e-9

  /// P(a, b, c) with c changing fastest, no before yes.
  struct EventTable {
    let cells: [Double]

    func probability(_ isMeant: (_ a: Bool, _ b: Bool, _ c: Bool) -> Bool) -> Double {
      cells.indices.reduce(0) { sum, cell in
        isMeant(cell & 4 != 0, cell & 2 != 0, cell & 1 != 0) ? sum + cells[cell] : sum
      }
    }

    var a: Double { probability { a, _, _ in a } }
    var b: Double { probability { _, b, _ in b } }
    var c: Double { probability { _, _, c in c } }
    var aAndB: Double { probability { a, b, _ in a && b } }
    var bAndC: Double { probability { _, b, c in b && c } }
    var aAndC: Double { probability { a, _, c in a && c } }

    /// Whether both premises hold and the conclusion fails.
    func isAsked(_ likely: Double) -> Bool {
      a > 0 && b > 0 && aAndB / a >= likely - slack && bAndC / b >= likely - slack
        && aAndC / a <= 1 - likely + slack
    }
  }

  static let faults: [Mark.Named] = [
    .init(
      name: "no table of three events",
      hint: "Three events fall in eight ways; each has its cell, and the table eight numbers."),
    .init(
      name: "one table for every question",
      hint:
        "Your table is always the same. How unlikely must A be, so that P(C | B) can be as large "
        + "as `likely`?"
    ),
    .init(name: "a negative probability", hint: "A probability is 0 or more."),
    .init(
      name: "numbers that do not sum to 1",
      hint: "The eight cells are all that can happen: divide each by their sum."),
    .init(
      name: "conditional probabilities in the table",
      hint: "The cells are joint probabilities, P(a, b, c); together they sum to 1."),
    .init(
      name: "an event that never occurs",
      hint: "A and B must be possible, or nothing is made likely by them."),
    .init(
      name: "A changes fastest",
      hint:
        "Read the other way round your table is right; in the list C changes fastest and A slowest."
    ),
    .init(
      name: "yes before no",
      hint:
        "With yes and no exchanged your table is right; in the list \"did not occur\" comes "
        + "first."),
    .init(
      name: "a premise turned round",
      hint: "Your P(A | B) is large, but P(B | A) is asked for: A makes B likely."),
    .init(name: "A does not make B likely", hint: "P(B | A) is below `likely`."),
    .init(name: "B does not make C likely", hint: "P(C | B) is below `likely`."),
    .init(
      name: "the rule holds",
      hint:
        "A makes C likely in your table, as logic would have it. In a chain A → B → C it does for every "
        + "large `likely`, as A speaks to C through B alone. What else could tell C that A occurred?"
    ),
    .init(
      name: "not unlikely enough",
      hint: "P(C | A) is no longer likely, but it is above 1 - `likely`."),
  ]

  private static func fault(_ name: String) -> Mark {
    let named = faults.first { $0.name == name }
    return .mistake(name: name, hint: named?.hint ?? "")
  }

  static func mark(_ questions: [Double], _ answers: [[Double]]) -> Mark {
    if answers.contains(where: { $0.count != 8 }) { return fault("no table of three events") }
    if let likely = zip(questions, answers).first(where: { !$1.allSatisfy(\.isFinite) })?.0 {
      return .wrong("For likely = \(likely) your function gives a number that is not finite.")
    }
    func isSolved(_ change: ([Double]) -> [Double] = { $0 }) -> Bool {
      zip(questions, answers).allSatisfy { EventTable(cells: change($1)).isAsked($0) }
    }
    if answers.contains(where: { $0.contains { $0 < 0 } }) {
      return fault("a negative probability")
    }
    if let sum = answers.map({ $0.reduce(0, +) }).first(where: { abs($0 - 1) > slack }) {
      let isConditional = sum > 1 && answers.joined().allSatisfy { $0 <= 1 }
      return fault(
        isConditional ? "conditional probabilities in the table" : "numbers that do not sum to 1")
    }
    if isSolved() { return .solved }
    if Set(answers).count == 1,
      zip(questions, answers).contains(where: { EventTable(cells: $1).isAsked($0) })
    {
      return fault("one table for every question")
    }
    // Bits of the cell's number in the other order, and the other way up
    if isSolved({ cells in [0, 4, 2, 6, 1, 5, 3, 7].map { cells[$0] } }) {
      return fault("A changes fastest")
    }
    if isSolved({ $0.reversed() }) { return fault("yes before no") }
    for (likely, cells) in zip(questions, answers) {
      let table = EventTable(cells: cells)
      guard !table.isAsked(likely) else { continue }
      guard table.a > 0, table.b > 0 else { return fault("an event that never occurs") }
      if table.aAndB / table.a < likely - slack {
        return fault(
          table.aAndB / table.b >= likely - slack
            ? "a premise turned round" : "A does not make B likely")
      }
      if table.bAndC / table.b < likely - slack { return fault("B does not make C likely") }
      return fault(table.aAndC / table.a > 0.5 ? "the rule holds" : "not unlikely enough")
    }
    return .solved
  }
}
