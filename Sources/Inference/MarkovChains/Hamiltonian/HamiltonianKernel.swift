import BayesNumerics
import RealModule

/// A kernel that moves by leapfrog steps, and so has a step size and a metric to be tuned.
public protocol HamiltonianKernel: TransitionKernel
where State == HamiltonianState, Info == HamiltonianInfo {
  associatedtype Target: DifferentiableLogDensity

  var target: Target { get }
  var metric: Metric { get }
  /// ε
  var stepSize: Double { get }
  /// The mean acceptance that tuning aims at.
  var acceptanceAim: Double { get }
  /// What tuning learns the metric from; positions alone, if nothing else is said.
  var learning: MetricLearning { get }

  /// The same kernel with another step size and metric.
  func with(stepSize: Double, metric: Metric) -> Self
}

/// Where a Hamiltonian chain is; it carries the gradient there and room for the next trajectory.
public struct HamiltonianState: ChainState {
  public var position: [Double] { point.position }
  public var logDensity: Double { point.logDensity }
  var point: PhasePoint
  var room: TrajectoryRoom
}

/// What one Hamiltonian step tells of itself, in the columns of CmdStan.
public struct HamiltonianInfo: StepInfo {
  /// log density of the draw
  public let logDensity: Double
  /// Mean of min(1, exp(H₀ - H)) over the trajectory.
  public let acceptance: Double
  /// ε
  public let stepSize: Double
  /// How often the trajectory doubled; 0 for a sampler without a tree.
  public let treeDepth: Int
  public let leapfrogSteps: Int
  /// The energy rose by more than 1000 on the way, or was not finite: the step size is too large for
  /// what the trajectory met, and draws near there may be missing. NUTS leaves the half that it was
  /// building; HMC judges the end of the trajectory as always.
  public let isDivergent: Bool
  /// H of the draw, with the momentum that brought it.
  public let energy: Double

  public static var names: [String] {
    [
      "lp__", "accept_stat__", "stepsize__", "treedepth__", "n_leapfrog__", "divergent__",
      "energy__",
    ]
  }
  public var values: [Double] {
    [
      logDensity, acceptance, stepSize, Double(treeDepth), Double(leapfrogSteps),
      isDivergent ? 1 : 0, energy,
    ]
  }
}

/// A rise of the energy beyond which a trajectory counts as divergent (Stan's value).
let divergenceThreshold = 1000.0

extension HamiltonianKernel {
  public var learning: MetricLearning { .draws }

  public func start(at position: [Double]) -> HamiltonianState {
    let point = PhasePoint(target, at: position)
    return HamiltonianState(point: point, room: TrajectoryRoom(point))
  }

  /// Learns step size and metric, from draws alone in the windows of Stan.
  ///
  /// The step size follows the mean acceptance in every step. The metric is the covariance of the
  /// positions in one window after the other, each twice as long as the last, with the step size
  /// found anew after each. Source: Stan Reference Manual, "HMC algorithm parameters".
  public func tuned(
    _ iterations: Int, from state: inout HamiltonianState, using random: inout RandomSource,
    progress: (Int) -> Void
  ) -> Self {
    guard iterations > 0 else { return self }
    if learning == .drawsAndGradients {
      return tunedByGradients(iterations, from: &state, using: &random, progress: progress)
    }
    let windows = WarmUpWindows(iterations: iterations)
    var kernel = with(
      stepSize: reasonableStepSize(at: state.point, using: &random), metric: metric)
    var steps = StepSizeAdaptation(startingAt: kernel.stepSize, aim: acceptanceAim)
    var covariance = metric.estimator

    for iteration in 0..<iterations {
      let info = kernel.step(&state, using: &random)
      steps.learn(acceptance: info.acceptance)
      var learned = kernel.metric
      if windows.learnMetric(in: iteration) { covariance.add(state.position) }
      if windows.endsWindow(iteration), let metric = covariance.metric {
        learned = metric
        kernel = kernel.with(stepSize: steps.stepSize, metric: learned)
        steps = StepSizeAdaptation(
          startingAt: kernel.reasonableStepSize(at: state.point, using: &random),
          aim: acceptanceAim)
        covariance = metric.estimator
      }
      kernel = kernel.with(stepSize: steps.stepSize, metric: learned)
      progress(iteration + 1)
    }
    return kernel.with(stepSize: steps.finalStepSize, metric: kernel.metric)
  }

  /// A step size from which to learn: the largest, by factors of two, at which one leapfrog step would
  /// still be accepted with probability 0.8, each size tried with a momentum of its own.
  ///
  /// Source: Hoffman and Gelman (2014), algorithm 4, with Stan's 0.8 in place of ½.
  func reasonableStepSize(at point: PhasePoint, using random: inout RandomSource) -> Double {
    /// Whether one step of that size would mostly be accepted.
    func isAccepted(_ size: Double) -> Bool {
      var moved = point
      moved.drawMomentum(metric: metric, using: &random)
      let before = moved.energy
      moved.leapfrog(target, metric: metric, stepSize: size)
      let rise = moved.energy - before
      return rise < -Double.log(0.8)
    }
    let range = 1e-10...1e7
    var size = range.contains(stepSize) ? stepSize : 1
    let isGrowing = isAccepted(size)
    let factor = isGrowing ? 2.0 : 0.5
    while range.contains(size * factor) {
      size *= factor
      if isAccepted(size) != isGrowing { return isGrowing ? size / 2 : size }
    }
    return size
  }
}
