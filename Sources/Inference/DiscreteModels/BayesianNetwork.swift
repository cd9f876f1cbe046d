/// A graph of causes with a table for each node: the probabilities of its values given those of its parents.
///
/// The joint distribution is the product of these tables,
/// P(x₁, ..., xₖ) = Π P(xᵢ | parents of xᵢ), so that few numbers make a large table.
///
/// Source: J. Pearl (1988), *Probabilistic reasoning in intelligent systems*, section 3.3.
public struct BayesianNetwork: Sendable {
  /// One variable, the names of those it depends on, and its distribution for each of their values.
  public struct Node: Sendable {
    public let variable: DiscreteVariable
    public let parents: [String]
    /// A row of probabilities for each combination of the parents' values, the last parent changing
    /// fastest; one row where there is no parent.
    public let rows: [[Double]]

    public init(_ variable: DiscreteVariable, parents: [String] = [], rows: [[Double]]) {
      self.variable = variable
      self.parents = parents
      self.rows = rows
    }

    /// An event, with its probability for each combination of its parents ("no" before "yes", the last
    /// parent changing fastest).
    ///
    /// `.event("B", given: ["A"], [0.1, 0.9])` occurs with probability 0.1 without A and 0.9 with it.
    public static func event(
      _ name: String, given parents: [String] = [], _ probabilities: [Double]
    ) -> Node {
      Node(.event(name), parents: parents, rows: probabilities.map { [1 - $0, $0] })
    }
  }

  public let nodes: [Node]
  public let graph: DirectedGraph

  /// - Throws: ``DiscreteModelError`` where there is no node, a row is no distribution, or arrows lead in
  ///   a circle.
  /// - Precondition: As many rows as combinations of the parents' values, each as long as the values.
  public init(_ nodes: [Node]) throws(DiscreteModelError) {
    guard !nodes.isEmpty else { throw .empty }
    graph = try DirectedGraph(
      nodes.map(\.variable.name),
      arrows: nodes.flatMap { node in
        node.parents.map { (from: $0, to: node.variable.name) }
      })
    for node in nodes {
      let combinations = node.parents.reduce(1) { product, name in
        product * (nodes.first { $0.variable.name == name }?.variable.values.count ?? 1)
      }
      precondition(
        node.rows.count == combinations
          && node.rows.allSatisfy { $0.count == node.variable.values.count },
        "'\(node.variable.name)' needs \(combinations) rows of \(node.variable.values.count) numbers"
      )
      // A row is a table of this variable alone, and checked as one
      for row in node.rows { _ = try JointTable([node.variable], probabilities: row) }
    }
    self.nodes = nodes
  }

  /// The product of the tables, written out.
  // snippet: joint
  public var joint: JointTable {
    let variables = nodes.map(\.variable)
    let empty = JointTable(variables, unchecked: [])
    let cells = variables.reduce(1) { $0 * $1.values.count }
    let products = (0..<cells).map { cell in
      let values = Dictionary(
        uniqueKeysWithValues: zip(variables.map(\.name), empty.values(ofCell: cell)))
      return nodes.reduce(1.0) { product, node in
        product * node.rows[row(of: node, values)][values[node.variable.name] ?? 0]
      }
    }
    // Rows are distributions to within the tolerance of a table
    let sum = products.reduce(0, +)
    return JointTable(variables, unchecked: products.map { $0 / sum })
  }
  // end snippet

  private func row(of node: Node, _ values: [String: Int]) -> Int {
    node.parents.reduce(0) { index, name in
      let count = nodes.first { $0.variable.name == name }?.variable.values.count ?? 1
      return index * count + (values[name] ?? 0)
    }
  }
}
