import BayesNumerics
import Inference

extension BayesianNetwork {
  /// Events A, B, C, ... with an arrow from each to each later one at even odds, and uniform tables.
  static func random(events: Int, using random: inout RandomSource) throws -> BayesianNetwork {
    let names = ["A", "B", "C", "D", "E"].prefix(events)
    var nodes: [Node] = []
    for (place, name) in names.enumerated() {
      let parents = names.prefix(place).filter { _ in random.uniform() < 0.5 }
      nodes.append(
        .event(
          name, given: Array(parents),
          (0..<(1 << parents.count)).map { _ in random.uniform() }))
    }
    return try BayesianNetwork(nodes)
  }
}

/// Two nodes of a graph and some of the others.
struct SeparationQuestion {
  let first: String
  let second: String
  let observed: [String]

  /// Every pair with every set of the others.
  static func all(of names: [String]) -> [SeparationQuestion] {
    names.indices.flatMap { i in
      names.indices.dropFirst(i + 1).flatMap { j in
        let others = names.filter { $0 != names[i] && $0 != names[j] }
        return (0..<(1 << others.count)).map { set in
          SeparationQuestion(
            first: names[i], second: names[j],
            observed: others.indices.filter { set >> $0 & 1 == 1 }.map { others[$0] })
        }
      }
    }
  }
}
