/// In which order a sweep of the blocked sampler goes, and by which rule it accepts a node.
///
/// One proposal a node and one exact draw of everything else is a sweep. Source: lecture 001,
/// "Bayesian analysis of shallow neural nets (fixed arch)", the algorithm in eleven lines; Müller and
/// Rios Insua (1998).
public struct ShallowNetworkScheme: Sendable, Equatable {
  /// What a proposal of a node is judged by.
  public enum Judgement: Sendable { case collapsed, givenWeights }
  /// Which of the blocks comes first.
  public enum Order: Sendable { case weightsNodesRest, nodesWeightsRest }

  /// `.collapsed`: p(y | γ, ν), the weights integrated out (Lemma 2.1); `.givenWeights`:
  /// p(y | β, γ, ν).
  public var judgement: Judgement
  /// Whether a random walk's ratio has p(γ̃)/p(γ) in it, as it must.
  public var hasPriorRatio: Bool
  /// A collapsed node leaves β behind: β must be drawn anew after it and before ν.
  public var order: Order
  /// Whether nodes are turned over, γ_j → -γ_j, between their steps and the draw of β, so that chains cross
  /// between mirror modes: half of the sweeps turn all of them, the others one. Only with
  /// `.nodesWeightsRest`, for the weights are integrated out. A sweep takes about a quarter longer with three
  /// nodes and 70 points, and two fifths with six and 133.
  public var hasMirrorMove: Bool

  /// Precondition: a mirror move goes with the order `.nodesWeightsRest` alone.
  public init(
    judgement: Judgement, hasPriorRatio: Bool, order: Order, hasMirrorMove: Bool = false
  ) {
    precondition(
      !hasMirrorMove || order == .nodesWeightsRest,
      "A mirror move needs the weights drawn after it, not \(order).")
    self.judgement = judgement
    self.hasPriorRatio = hasPriorRatio
    self.order = order
    self.hasMirrorMove = hasMirrorMove
  }

  /// The corrected sweep with a mirror move in it: leaves the posterior invariant, and crosses between modes
  /// that differ by signs of γ.
  public static let withMirrorMove = ShallowNetworkScheme(
    judgement: .collapsed, hasPriorRatio: true, order: .nodesWeightsRest, hasMirrorMove: true)

  /// γ collapsed and with the prior ratio, then β, then ν: leaves the posterior invariant.
  public static let corrected = ShallowNetworkScheme(
    judgement: .collapsed, hasPriorRatio: true, order: .nodesWeightsRest)
  /// β, then γ collapsed without the prior ratio, then ν with the β from before: two faults.
  public static let asPrinted = ShallowNetworkScheme(
    judgement: .collapsed, hasPriorRatio: false, order: .weightsNodesRest)
  /// γ given β, then β, then ν: leaves the posterior invariant, and mixes slowly.
  public static let uncollapsed = ShallowNetworkScheme(
    judgement: .givenWeights, hasPriorRatio: true, order: .nodesWeightsRest)
}

/// How a new place for a node is proposed, g_j(γ_j), which the slide leaves open.
public enum NodeProposal: Sendable {
  /// γ̃ = γ + w z, z ~ N(0, I): as likely forth as back.
  case randomWalk
  /// γ̃ = μ_γ + √(1 - w²) (γ - μ_γ) + w F z, F F' = S_γ, w ≤ 1: leaves the prior invariant, so that the
  /// likelihood ratio alone is the right rule (pCN; Neal 1998, Cotter et al. 2013).
  case priorReversible
}
