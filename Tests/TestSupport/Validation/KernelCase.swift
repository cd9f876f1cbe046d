import BayesNumerics
import Inference

/// The table of kernels: every sampler that takes any differentiable density.
///
/// A new sampler is one case here; it then meets every target, calibration and Geweke's test.
public enum KernelCase: String, CaseIterable, Sendable, CustomStringConvertible {
  case randomWalk = "random walk"
  case langevin = "Langevin, with Metropolis's correction"
  case hmc = "HMC"
  case nutsDiagonal = "NUTS, diagonal metric"
  case nutsDense = "NUTS, dense metric"
  case nutsGradients = "NUTS, metric from draws and gradients"
  case tempered = "parallel tempering"

  public var description: String { rawValue }

  /// How many of its steps cost and bring about as much as one step of NUTS.
  public var stepsForOne: Int {
    switch self {
    case .randomWalk, .langevin: 20
    case .tempered: 10
    case .hmc: 2
    case .nutsDiagonal, .nutsDense, .nutsGradients: 1
    }
  }

  /// Random walks on five rungs from N(0, 10² I) to the target.
  private func ladder<Target: LogDensity>(_ target: Target)
    -> ParallelTempering<RandomWalk<PowerPosterior<NormalToTarget<Target>>>>
  {
    let wide = target.ones.map { 10 * $0 }
    return ParallelTempering(
      NormalToTarget(target, centre: wide.map { _ in 0 }, widths: wide), rungs: 5,
      stepsPerExchange: 2
    ) { RandomWalk($0, widths: target.ones) }
  }

  /// Chains on a target, tuned in warm-up; one from each start.
  public func chains(
    on target: some DifferentiableLogDensity, from starts: [[Double]], warmUp: Int, draws: Int,
    recording recorder: Recorder, using random: RandomSource
  ) async -> Draws {
    let lengths = ChainLengths(
      warmUp: warmUp * stepsForOne, draws: draws, thinning: stepsForOne)
    func run(_ kernel: some TransitionKernel) async -> Draws {
      await sample(
        kernel, from: starts, lengths: lengths, recording: recorder, using: random)
    }
    switch self {
    case .randomWalk:
      return await run(RandomWalk(target, widths: target.ones))
    case .langevin: return await run(MetropolisLangevin(target, widths: target.ones))
    case .hmc: return await run(HMC(target, steps: 10, acceptanceAim: 0.9))
    case .nutsDiagonal: return await run(NUTS(target, acceptanceAim: 0.9))
    case .nutsDense:
      return await run(NUTS(target, metric: denseUnit(target.dimension), acceptanceAim: 0.9))
    case .nutsGradients:
      return await run(NUTS(target, acceptanceAim: 0.9, learning: .drawsAndGradients))
    case .tempered: return await run(ladder(target))
    }
  }

  /// `count` nearly independent draws of one chain, as calibration needs them.
  public func independentDraws(
    _ count: Int, of target: some DifferentiableLogDensity, from start: [Double],
    recording recorder: Recorder, using random: inout RandomSource
  ) -> [[Double]] {
    let chain = ThinnedChain(
      warmUp: 200 * (self == .randomWalk ? 5 : self == .langevin ? 3 : 1), pilot: 200)
    switch self {
    case .randomWalk:
      return chain.draws(
        count, of: RandomWalk(target, widths: target.ones), from: start, recording: recorder,
        using: &random)
    case .langevin:
      return chain.draws(
        count, of: MetropolisLangevin(target, widths: target.ones), from: start,
        recording: recorder, using: &random)
    case .hmc:
      return chain.draws(
        count, of: HMC(target, steps: 5), from: start, recording: recorder, using: &random)
    case .nutsDiagonal:
      return chain.draws(
        count, of: NUTS(target), from: start, recording: recorder, using: &random)
    case .nutsDense:
      return chain.draws(
        count, of: NUTS(target, metric: denseUnit(target.dimension)), from: start,
        recording: recorder, using: &random)
    case .nutsGradients:
      return chain.draws(
        count, of: NUTS(target, learning: .drawsAndGradients), from: start, recording: recorder,
        using: &random)
    case .tempered:
      return chain.draws(
        count, of: ladder(target), from: start, recording: recorder, using: &random)
    }
  }

  /// Kernels whose state is their position alone, so that Geweke's test can begin anew at each data
  /// set. Tempered rungs remember their data; they have a test of their own, `TemperingValidation`.
  public static let memoryless = allCases.filter { $0 != .tempered }

  /// Geweke's test of this kernel on ``NormalModel``, with settings that are fixed beforehand.
  /// Precondition: one of the ``memoryless``.
  public func jointDistributionTest(draws: Int) -> JointDistributionTest<NormalModel> {
    let model = NormalModel(count: 4)
    func test<Kernel: TransitionKernel>(
      _ kernel: @escaping @Sendable (Transformed<NormalPosterior>) -> Kernel
    ) -> JointDistributionTest<NormalModel> {
      JointDistributionTest(
        of: model, draws: draws, position: { NormalModel.blocks.unconstrained($0) },
        parameters: { NormalModel.blocks.constrained($0) }
      ) { kernel(model.target($0)) }
    }
    switch self {
    case .randomWalk: return test { RandomWalk($0, widths: [0.8, 0.8]) }
    case .langevin:
      return test { MetropolisLangevin($0, stepSize: 0.2, widths: [0.8, 0.8]) }
    case .hmc: return test { HMC($0, steps: 3, stepSize: 0.4) }
    case .nutsDiagonal:
      return test { NUTS($0, stepSize: 0.5, metric: .diagonal([0.5, 0.5])) }
    case .nutsDense:
      let metric =
        (try? Metric.dense(Matrix(rows: [[0.5, 0.1], [0.1, 0.5]]))) ?? .unit(2)
      return test { NUTS($0, stepSize: 0.5, metric: metric) }
    case .nutsGradients:
      // Warm-up is none of a kernel's steps, so here is but another metric
      return test { NUTS($0, stepSize: 0.6, metric: .diagonal([0.3, 0.7])) }
    case .tempered: preconditionFailure("Tempered rungs remember their data.")
    }
  }
}

/// A dense metric to begin with, so that a dense one is learned.
private func denseUnit(_ dimension: Int) -> Metric {
  (try? Metric.dense(.identity(dimension))) ?? .unit(dimension)
}

extension LogDensity {
  fileprivate var ones: [Double] { [Double](repeating: 1, count: dimension) }
}
