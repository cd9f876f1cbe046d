import BayesNumerics
import Inference
import TestSupport
import Testing

@Suite struct JointTableTests {
  private let a = DiscreteVariable.event("A")
  private let b = DiscreteVariable.event("B")

  /// P(A) = 0.2, P(B | A) = 0.75, P(B | not A) = 0.25: by hand P(B) = 0.15 + 0.2, P(A | B) = 3/7.
  private func example() throws -> JointTable {
    try JointTable([a, b], probabilities: [0.6, 0.2, 0.05, 0.15])
  }

  @Test func twoEventsByHand() throws {
    let table = try example()
    // Two or three roundings of numbers below 1
    #expect(abs(table.probability(of: ["B": "yes"]) - 0.35) < 1e-15)
    #expect(table.probability(of: [:]) == 1)
    let after = try table.probability(of: ["A": "yes"], given: ["B": "yes"])
    #expect(abs(after - 3.0 / 7) < 1e-15)
    #expect(try table.probability(of: ["A": "yes"], given: ["A": "no"]) == 0)
    #expect(try table.probability(of: ["A": "no"], given: ["A": "no"]) == 1)
    let marginal = table.marginal(of: ["B"])
    #expect(marginal.variables == [b] && abs(marginal.probabilities[1] - 0.35) < 1e-15)
    #expect(table.marginal(of: ["B", "A"])[[1, 0]] == table[[0, 1]])
    let seen = try table.given(["B": "yes"])
    #expect(seen.variables == [a] && abs(seen.probabilities[1] - 3.0 / 7) < 1e-15)
    let rows = try table.conditional(of: ["B"], given: ["A"])
    #expect(rows.map(\.seen) == [["A": "no"], ["A": "yes"]])
    #expect(abs(rows[0].table.probabilities[1] - 0.25) < 1e-15)
    #expect(abs(rows[1].table.probabilities[1] - 0.75) < 1e-15)
    #expect(abs(table.dependence(between: ["A"], and: ["B"]) - (0.15 - 0.2 * 0.35)) < 1e-15)
    #expect(!table.areIndependent(["A"], ["B"]))
  }

  @Test func countsAreShares() throws {
    let table = try JointTable([a, b], counts: [12, 4, 1, 3])
    let other = try example()
    for (share, probability) in zip(table.probabilities, other.probabilities) {
      #expect(abs(share - probability) < 1e-15)
    }
  }

  /// Random tables of three variables with 2, 3 and 4 values: what is put together again is what was taken
  /// apart, by the product rule in either order, and marginals of marginals are marginals.
  @Test func rulesHoldForRandomTables() throws {
    var random = RandomSource(seed: 61)
    let variables = [
      DiscreteVariable("X", values: ["1", "2"]), DiscreteVariable("Y", values: ["1", "2", "3"]),
      DiscreteVariable("Z", values: ["1", "2", "3", "4"]),
    ]
    for _ in 0..<50 {
      let table = try JointTable(variables, counts: (0..<24).map { _ in random.uniform() })
      for (cell, probability) in table.probabilities.enumerated() {
        let all = table.observation(ofCell: cell)
        for name in ["X", "Y", "Z"] {
          let seen = all.filter { $0.key == name }
          let rest = all.filter { $0.key != name }
          let product =
            try table.probability(of: seen) * table.probability(of: rest, given: seen)
          // A few roundings of numbers below 1
          #expect(abs(product - probability) < 1e-15)
        }
      }
      let direct = table.marginal(of: ["Z"]).probabilities
      let stepwise = table.marginal(of: ["Z", "X"]).marginal(of: ["Z"]).probabilities
      for (first, second) in zip(direct, stepwise) { #expect(abs(first - second) < 1e-15) }
      // A product of marginals is independent; the control is the table itself
      let x = table.marginal(of: ["X"])
      let y = table.marginal(of: ["Y"])
      let product = try JointTable(
        [variables[0], variables[1]],
        probabilities: x.probabilities.flatMap { p in y.probabilities.map { p * $0 } })
      #expect(product.areIndependent(["X"], ["Y"]))
      #expect(!table.areIndependent(["X"], ["Y"]))
    }
  }

  @Test func badTablesAreRefusedInASentence() throws {
    #expect(throws: DiscreteModelError.empty) { try JointTable([], probabilities: []) }
    #expect(throws: DiscreteModelError.wrongCount(probabilities: 3, cells: 4)) {
      try JointTable([a, b], probabilities: [0.5, 0.25, 0.25])
    }
    #expect(throws: DiscreteModelError.badSum(1.5, of: "A")) {
      try JointTable([a], probabilities: [0.75, 0.75])
    }
    #expect(throws: DiscreteModelError.badSum(0, of: "A")) { try JointTable([a], counts: [0, 0]) }
    for bad in [-0.1, .infinity] {
      #expect(throws: DiscreteModelError.badProbability(bad, cell: "A = yes, B = no")) {
        try JointTable([a, b], probabilities: [0.5, 0.5, bad, 0])
      }
    }
    #expect(throws: DiscreteModelError.self) { try JointTable([a], probabilities: [.nan, 1]) }
    let table = try JointTable([a, b], probabilities: [0.5, 0, 0.5, 0])
    for impossible in [
      { _ = try table.given(["B": "yes"]) },
      { _ = try table.probability(of: ["A": "yes"], given: ["B": "yes"]) },
      { _ = try table.conditional(of: ["A"], given: ["B"]) },
    ] {
      #expect(throws: DiscreteModelError.impossible("B = yes")) { try impossible() }
    }
    let sentence = DiscreteModelError.impossible("B = yes").description
    #expect(sentence.contains("B = yes has probability 0"))
    #expect(throws: DiscreteModelError.empty) { try table.given(["A": "yes", "B": "no"]) }
  }
}
