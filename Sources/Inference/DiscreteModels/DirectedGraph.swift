/// Names, and arrows between them that never lead back to where they began.
///
/// An arrow from a cause to its effect says what may depend on what; what it says of independence is
/// read off by ``areDSeparated(_:_:given:)``.
public struct DirectedGraph: Sendable, Equatable {
  public struct Arrow: Sendable, Hashable {
    public let from: String
    public let to: String

    public init(from: String, to: String) {
      self.from = from
      self.to = to
    }
  }

  public let nodes: [String]
  public let arrows: [Arrow]

  /// - Throws: ``DiscreteModelError/cycle(_:)`` where arrows lead in a circle.
  /// - Precondition: No name twice, and arrows between nodes only.
  public init(_ nodes: [String], arrows: [(from: String, to: String)]) throws(DiscreteModelError) {
    precondition(Set(nodes).count == nodes.count, "a node stands twice in \(nodes)")
    for arrow in arrows {
      precondition(
        nodes.contains(arrow.from) && nodes.contains(arrow.to),
        "the arrow \(arrow.from) → \(arrow.to) leads outside \(nodes)")
    }
    self.nodes = nodes
    self.arrows = arrows.map { Arrow(from: $0.from, to: $0.to) }
    if let circle { throw .cycle(circle) }
  }

  public func parents(of node: String) -> [String] {
    arrows.filter { $0.to == node }.map(\.from)
  }

  public func children(of node: String) -> [String] {
    arrows.filter { $0.from == node }.map(\.to)
  }

  /// These nodes and all from which arrows lead to them.
  public func ancestors(of nodes: Set<String>) -> Set<String> {
    var found = nodes
    var waiting = Array(nodes)
    while let node = waiting.popLast() {
      for parent in parents(of: node) where found.insert(parent).inserted {
        waiting.append(parent)
      }
    }
    return found
  }

  /// The nodes in an order in which every arrow points forward.
  public var causesFirst: [String] {
    var order: [String] = []
    while order.count < nodes.count {
      // There is one as long as there is no circle
      order += nodes.filter { node in
        !order.contains(node) && parents(of: node).allSatisfy(order.contains)
      }.prefix(1)
    }
    return order
  }

  /// The nodes of a circle, the first one again at the end; nil where there is none.
  private var circle: [String]? {
    // Whoever is left when nodes without a parent are taken away one by one has a parent that is left
    var left = nodes
    while let place = left.firstIndex(where: { !parents(of: $0).contains(where: left.contains) }) {
      left.remove(at: place)
    }
    guard var node = left.first else { return nil }
    var path = [node]
    while let parent = parents(of: node).first(where: left.contains) {
      if let start = path.firstIndex(of: parent) { return [parent] + path[start...].reversed() }
      path.append(parent)
      node = parent
    }
    return nil
  }
}

// MARK: d-separation

extension DirectedGraph {
  /// Whether the graph alone makes two groups independent given a third, whatever the probabilities.
  ///
  /// Information travels along arrows in both directions. An observed node stops it, except where two
  /// arrows meet: there it passes only if the meeting point, or something it leads to, was observed.
  ///
  /// Source: the reachability algorithm ("Bayes ball") of R. Shachter (1998), as algorithm 3.1 of
  /// D. Koller and N. Friedman (2009), *Probabilistic graphical models*.
  public func areDSeparated(
    _ first: Set<String>, _ second: Set<String>, given observed: Set<String> = []
  ) -> Bool {
    precondition(
      first.isDisjoint(with: second) && observed.isDisjoint(with: first.union(second)),
      "\(first), \(second) and what is given, \(observed), have a node in common")
    return reachable(from: first, given: observed).isDisjoint(with: second)
  }

  /// All nodes about which the observation of `start` may say something.
  // snippet: bayes-ball
  func reachable(from start: Set<String>, given observed: Set<String>) -> Set<String> {
    let opensMeetings = ancestors(of: observed)
    var visits = start.map { Visit(node: $0, comesFromChild: true) }
    var made: Set<Visit> = []
    while let visit = visits.popLast() {
      guard made.insert(visit).inserted else { continue }
      let isObserved = observed.contains(visit.node)
      // To the children: from a child or a parent, through a node that was not observed
      if !isObserved {
        visits += children(of: visit.node).map { Visit(node: $0, comesFromChild: false) }
      }
      // To the parents: from a child as before; from a parent where arrows meet and the meeting is open
      if visit.comesFromChild ? !isObserved : opensMeetings.contains(visit.node) {
        visits += parents(of: visit.node).map { Visit(node: $0, comesFromChild: true) }
      }
    }
    return Set(made.map(\.node)).subtracting(observed)
  }
  // end snippet

  private struct Visit: Hashable {
    let node: String
    let comesFromChild: Bool
  }
}
