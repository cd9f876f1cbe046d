import BayesNumerics
import Inference
import RealModule

/// Parallel tempering from prior to posterior, random walks on four rungs.
struct TemperingMethod: Method {
  let name = "tempering"
  let title = "parallel tempering"
  let kind = MethodKind.chain

  static let rungs = 4

  func infer(
    _ target: CountedPosterior, budget: Int, using random: RandomSource
  ) async -> MethodResult {
    // A step asks for the density twice on each rung. The warm-up w is taken by a pilot and, by half, by each
    // of four chains: 3w steps, and 4 for each recorded one
    let steps = max(100, budget / (2 * Self.rungs))
    let warmUp = steps / 10
    let width = target.posterior.priorSpread.standardDeviation
    let kernel = ParallelTempering(target, rungs: Self.rungs) { RandomWalk($0, widths: [width]) }
    let run = await sampleTempered(
      kernel, from: FourChains.starts(target, using: random),
      lengths: ChainLengths(warmUp: warmUp, draws: max(10, (steps - 3 * warmUp) / 4)),
      recording: Recorder(names: ["theta"]), inParallel: false, using: random.stream("chains"))
    var result = FourChains.result(run.draws["theta"])
    let evidence = SteppingStones.estimate(run)
    result.logEvidence = evidence.logEvidence
    if result.warning == nil { result.warning = evidence.warnings.first }
    return result
  }
}

/// Sequential Monte Carlo: four islands of particles that follow the likelihood as it is switched on.
struct SequentialMethod: Method {
  let name = "smc"
  let title = "sequential Monte Carlo"
  let kind = MethodKind.weighted

  func infer(
    _ target: CountedPosterior, budget: Int, using random: RandomSource
  ) async -> MethodResult {
    // The power takes some three stages here, each of a few moves
    let sampler = SequentialMonteCarlo(particles: max(20, budget / 45), islands: 4)
    let run = await sampler.run(on: target, inParallel: false, using: random)
    let highest = run.islands.map(\.logEvidence).max() ?? -.infinity
    guard highest.isFinite else { return .failure("No particle met the likelihood.") }
    // Each island counts by its evidence
    let draws = run.islands.flatMap { $0.positions.map { $0[0] } }
    let weights = run.islands.flatMap { island in
      island.positions.map { _ in Double.exp(island.logEvidence - highest) }
    }
    let estimate = run.estimate
    return MethodResult(
      answer: .draws(WeightedDraws(draws, weights: weights)), logEvidence: estimate.logEvidence,
      warning: estimate.warnings.first)
  }
}
