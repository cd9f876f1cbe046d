import BayesNumerics
import Inference
import Testing

@Suite struct InformationTests {
  @Test func coinsAndDice() throws {
    let coin = try JointTable([.event("heads")], probabilities: [0.5, 0.5])
    #expect(coin.entropy(of: ["heads"]) == 1)
    let sure = try JointTable([.event("heads")], probabilities: [0, 1])
    #expect(sure.entropy(of: ["heads"]) == 0)
    let eight = DiscreteVariable("die", values: (1...8).map { "\($0)" })
    let die = try JointTable([eight], counts: [Double](repeating: 1, count: 8))
    #expect(die.entropy(of: ["die"]) == 3)
    // A copy says all, an independent coin nothing
    let copy = try JointTable([.event("X"), .event("Y")], probabilities: [0.5, 0, 0, 0.5])
    #expect(copy.information(between: ["X"], and: ["Y"]) == 1)
    #expect(copy.entropy(of: ["X"], given: ["Y"]) == 0)
    let two = try JointTable([.event("X"), .event("Y")], probabilities: [0.25, 0.25, 0.25, 0.25])
    #expect(two.information(between: ["X"], and: ["Y"]) == 0)
  }

  /// H(X, Y) = H(X) + H(Y | X), I(X; Y) = H(X) - H(X | Y) ≥ 0, and the same given Z, in 100 random tables
  /// of 18 cells. The control: a conditional entropy that forgets its weights P(x) is seen.
  @Test func chainRules() throws {
    var random = RandomSource(seed: 64)
    let variables = [
      DiscreteVariable("X", values: ["1", "2", "3"]), DiscreteVariable("Y", values: ["1", "2"]),
      DiscreteVariable("Z", values: ["1", "2", "3"]),
    ]
    var seenByTheControl = 0
    for _ in 0..<100 {
      // Squares, so that some cells are small
      let table = try JointTable(
        variables,
        counts: (0..<18).map { _ in
          let u = random.uniform()
          return u * u
        })
      // Eighteen terms of at most half a bit, each rounded a few times
      let rounding = 1e-14
      let both = table.entropy(of: ["X", "Y"])
      #expect(
        abs(both - table.entropy(of: ["X"]) - table.entropy(of: ["Y"], given: ["X"])) < rounding)
      let information = table.information(between: ["X"], and: ["Y"])
      #expect(
        abs(information - table.entropy(of: ["X"]) + table.entropy(of: ["X"], given: ["Y"]))
          < rounding)
      #expect(abs(information - table.information(between: ["Y"], and: ["X"])) < rounding)
      #expect(information > 0)
      let conditional = table.information(between: ["X"], and: ["Y"], given: ["Z"])
      #expect(
        abs(
          conditional - table.entropy(of: ["X"], given: ["Z"])
            + table.entropy(of: ["X"], given: ["Y", "Z"])) < rounding)

      let rows = try table.conditional(of: ["Y"], given: ["X"])
      let unweighted = rows.reduce(0) { $0 + $1.table.entropy(of: ["Y"]) } / 3
      if abs(both - table.entropy(of: ["X"]) - unweighted) > 1e-6 { seenByTheControl += 1 }
    }
    #expect(seenByTheControl == 100)
  }
}
