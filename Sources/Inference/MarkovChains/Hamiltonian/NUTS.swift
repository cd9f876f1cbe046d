import BayesNumerics
import RealModule

/// The no-U-turn sampler: Hamiltonian Monte Carlo that stops by itself where it would turn back.
///
/// The trajectory is doubled, forwards or backwards by the toss of a coin, until the momenta say that
/// its ends approach each other. The draw is one of all its points, each chosen in proportion to
/// exp(-H): points of low energy error are likelier, none is rejected as such.
/// Source: Hoffman and Gelman (2014); multinomial choice and generalised criterion of Betancourt
/// (2017), appendix A; further checks and warm-up as in Stan.
public struct NUTS<Target: DifferentiableLogDensity>: HamiltonianKernel {
  public let target: Target
  public let stepSize: Double
  public let metric: Metric
  /// The trajectory doubles at most this often: 2^10 - 1 leapfrog steps.
  public let deepestTree: Int
  public let acceptanceAim: Double
  /// What the warm-up learns the metric from.
  public let learning: MetricLearning

  /// Preconditions: a positive step size, a metric of the target's dimension, depth 1 to 20; to learn
  /// from gradients, a diagonal metric.
  public init(
    _ target: Target, stepSize: Double = 1, metric: Metric? = nil, deepestTree: Int = 10,
    acceptanceAim: Double = 0.8, learning: MetricLearning = .draws
  ) {
    let metric = metric ?? .unit(target.dimension)
    precondition(
      stepSize > 0 && metric.dimension == target.dimension && (1...20).contains(deepestTree),
      "Steps of \(stepSize), trees of depth \(deepestTree) and a metric of \(metric.dimension) "
        + "dimensions do not suit a target of \(target.dimension).")
    if learning == .drawsAndGradients, case .dense = metric {
      preconditionFailure("Draws and gradients teach a diagonal metric, not a dense one.")
    }
    self.target = target
    self.stepSize = stepSize
    self.metric = metric
    self.deepestTree = deepestTree
    self.acceptanceAim = acceptanceAim
    self.learning = learning
  }

  public func with(stepSize: Double, metric: Metric) -> NUTS {
    NUTS(
      target, stepSize: stepSize, metric: metric, deepestTree: deepestTree,
      acceptanceAim: acceptanceAim, learning: learning)
  }

  public func step(_ state: inout HamiltonianState, using random: inout RandomSource)
    -> HamiltonianInfo
  {
    state.point.drawMomentum(metric: metric, using: &random)
    return move(&state, using: &random)
  }

  /// The step with the momentum that the state has.
  func move(_ state: inout HamiltonianState, using random: inout RandomSource) -> HamiltonianInfo {
    var growth = Growth(startEnergy: state.point.energy)
    state.room.begin(at: state.point, energy: growth.startEnergy)

    // Double until the trajectory turns, diverges or is deep enough
    var depth = 0
    while depth < deepestTree {
      let isForward = random.uniform() < 0.5
      guard grow(&state.room, level: depth, isForward: isForward, &growth, using: &random) else {
        break
      }
      depth += 1
      if !isForward { state.room.whole.reverse() }
      let goesOn = state.room.whole.append(
        &state.room.finished[depth - 1], choosing: .preferringNew, using: &random)
      if !isForward { state.room.whole.reverse() }
      if !goesOn { break }
    }

    // The chosen point is the draw
    swap(&state.point.position, &state.room.whole.chosen.position)
    swap(&state.point.gradient, &state.room.whole.chosen.gradient)
    state.point.logDensity = state.room.whole.chosen.logDensity
    return HamiltonianInfo(
      logDensity: state.logDensity,
      acceptance: growth.acceptanceSum / Double(max(1, growth.leapfrogSteps)), stepSize: stepSize,
      treeDepth: depth, leapfrogSteps: growth.leapfrogSteps, isDivergent: growth.isDivergent,
      energy: state.room.whole.chosen.energy)
  }

  /// What is counted while a trajectory grows.
  private struct Growth {
    let startEnergy: Double
    var leapfrogSteps = 0
    var acceptanceSum = 0.0
    var isDivergent = false
  }

  /// Builds a stretch of 2^level points at one end of the whole, into `finished[level]`.
  ///
  /// Stretches of equal length are joined as soon as there are two, as a binary counter carries: the
  /// same tree that a recursion would build, from left to right, in the room of one stretch a level.
  /// - Returns: false where a part of it turns back or diverges; then it must not be used.
  private func grow(
    _ room: inout TrajectoryRoom, level: Int, isForward: Bool, _ growth: inout Growth,
    using random: inout RandomSource
  ) -> Bool {
    room.reserve(level: level)
    for point in 0..<(1 << level) {
      // One leapfrog step
      let (rise, acceptance) = room.advance(
        isForward: isForward, by: stepSize, target, metric: metric,
        startEnergy: growth.startEnergy)
      growth.leapfrogSteps += 1
      growth.acceptanceSum += acceptance
      guard rise <= divergenceThreshold else {
        growth.isDivergent = true
        return false
      }

      // Join it to the finished stretches of equal length
      var carried = 0
      while point >> carried & 1 == 1 {
        guard
          room.finished[carried].append(&room.current, choosing: .byWeight, using: &random)
        else { return false }
        swap(&room.finished[carried], &room.current)
        carried += 1
      }
      swap(&room.finished[carried], &room.current)
    }
    return true
  }
}
