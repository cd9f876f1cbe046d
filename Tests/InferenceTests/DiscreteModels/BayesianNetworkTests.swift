import BayesNumerics
import Inference
import Testing

@Suite struct BayesianNetworkTests {
  /// The sprinkler by hand: rain 0.2; sprinkler 0.4 when dry, 0.01 in rain; the grass is wet with 0, 0.9,
  /// 0.8 and 0.99. P(rain | wet) = 0.16038 / 0.44838.
  @Test func wetGrassByHand() throws {
    let network = try BayesianNetwork([
      .event("rain", [0.2]), .event("sprinkler", given: ["rain"], [0.4, 0.01]),
      .event("wet", given: ["rain", "sprinkler"], [0, 0.9, 0.8, 0.99]),
    ])
    let rain = try network.joint.probability(of: ["rain": "yes"], given: ["wet": "yes"])
    let both = 0.2 * (0.99 * 0.8 + 0.01 * 0.99)
    #expect(abs(rain - both / (both + 0.8 * 0.4 * 0.9)) < 1e-15)
  }

  /// The table gives back the numbers of which it was made. The order of the nodes does not matter.
  @Test func tablesComeBack() throws {
    var random = RandomSource(seed: 63)
    for _ in 0..<50 {
      let network = try BayesianNetwork.random(events: 4, using: &random)
      let joint = network.joint
      let total = joint.probabilities.reduce(0, +)
      #expect(abs(total - 1) < 1e-15)
      for node in network.nodes where !node.parents.isEmpty {
        let rows = try joint.conditional(of: [node.variable.name], given: node.parents)
        for (row, expected) in zip(rows, node.rows) {
          // Divided by what may be a thousandth
          #expect(abs(row.table.probabilities[1] - expected[1]) < 1e-12)
        }
      }
      let turned = try BayesianNetwork(network.nodes.reversed()).joint
      for (cell, probability) in joint.probabilities.enumerated() {
        let values = Array(joint.values(ofCell: cell).reversed())
        #expect(abs(turned[values] - probability) < 1e-15)
      }
    }
  }

  @Test func badNetworksAreRefused() {
    #expect(throws: DiscreteModelError.empty) { try BayesianNetwork([]) }
    #expect(throws: DiscreteModelError.self) { try BayesianNetwork([.event("A", [1.5])]) }
    #expect(throws: DiscreteModelError.badSum(0.5, of: "A")) {
      try BayesianNetwork([.init(.event("A"), rows: [[0.25, 0.25]])])
    }
    #expect(throws: DiscreteModelError.cycle(["A", "B", "A"])) {
      try BayesianNetwork([
        .event("A", given: ["B"], [0.5, 0.5]), .event("B", given: ["A"], [0.5, 0.5]),
      ])
    }
  }
}
