import BayesNumerics
import Inference
import RealModule

/// Four chains, each from a draw of the prior, judged by R-hat and effective sample size.
enum FourChains {
  static let count = 4

  static func starts(_ target: CountedPosterior, using random: RandomSource) -> [[Double]] {
    (0..<count).map { chain in
      var stream = random.stream("starts").stream(chain)
      return [target.posterior.drawPrior(&stream)]
    }
  }

  /// The answer of chains × draws, with the chains' own warning.
  static func result(_ chains: [[Double]]) -> MethodResult {
    let draws = chains.flatMap(\.self)
    guard !draws.isEmpty, draws.allSatisfy(\.isFinite) else {
      return .failure("The chains left the numbers.")
    }
    return MethodResult(answer: .draws(draws), logEvidence: nil, warning: warning(chains))
  }

  /// Chapter 9's rules: R-hat at most 1.01, and 400 effective draws.
  static func warning(_ chains: [[Double]]) -> String? {
    let rHat = RHat.rankNormalized(chains)
    let size = min(EffectiveSampleSize.bulk(chains), EffectiveSampleSize.tail(chains))
    if !(rHat <= 1.01) { return "The chains do not agree: R-hat is above 1.01." }
    if !(size >= 400) { return "There are fewer than 400 effective draws." }
    return nil
  }
}

/// Random-walk Metropolis, the engine's, a fifth of the steps to tune it.
struct RandomWalkMethod: Method {
  let name = "random-walk"
  let title = "random walk"
  let kind = MethodKind.chain

  func infer(
    _ target: CountedPosterior, budget: Int, using random: RandomSource
  ) async -> MethodResult {
    let steps = max(10, budget / FourChains.count)
    let draws = await sample(
      RandomWalk(target, widths: [target.posterior.priorSpread.standardDeviation]),
      from: FourChains.starts(target, using: random),
      lengths: ChainLengths(warmUp: steps / 5, draws: steps - steps / 5),
      recording: Recorder(names: ["theta"]), inParallel: false, using: random.stream("chains"))
    return FourChains.result(draws["theta"])
  }
}

/// Slice sampling (Neal 2003), its first interval six prior standard deviations wide; the first tenth is left out.
struct SliceMethod: Method {
  let name = "slice"
  let title = "slice sampling"
  let kind = MethodKind.chain

  func infer(
    _ target: CountedPosterior, budget: Int, using random: RandomSource
  ) async -> MethodResult {
    let slice = SliceSampler(width: 6 * target.posterior.priorSpread.standardDeviation)
    let starts = FourChains.starts(target, using: random)
    var chains: [[Double]] = []
    for (chain, start) in starts.enumerated() {
      var stream = random.stream("chains").stream(chain)
      let end = target.evaluations + budget / FourChains.count
      var (theta, height) = (start[0], target(start[0]))
      guard height > -.infinity else {
        return .failure("A chain starts where the density is zero.")
      }
      var draws: [Double] = []
      while target.evaluations < end {
        slice.step(&theta, &height, { target($0) }, using: &stream)
        draws.append(theta)
      }
      chains.append(Array(draws.dropFirst(draws.count / 10)))
    }
    let shortest = chains.map(\.count).min() ?? 0
    return FourChains.result(chains.map { Array($0.prefix(shortest)) })
  }
}

/// Hamiltonian Monte Carlo, trajectories of five steps; half of the work to tune it, as a quarter of 3000 evaluations, 37
/// trajectories of a chain, leaves many a step far too long or short.
struct HamiltonianMethod: Method {
  let name = "hmc"
  let title = "HMC"
  let kind = MethodKind.chain

  func infer(
    _ target: CountedPosterior, budget: Int, using random: RandomSource
  ) async -> MethodResult {
    let trajectories = max(8, budget / FourChains.count / 5)
    let draws = await sample(
      HMC(target, steps: 5), from: FourChains.starts(target, using: random),
      lengths: ChainLengths(warmUp: trajectories / 2, draws: trajectories - trajectories / 2),
      recording: Recorder(names: ["theta"]), inParallel: false, using: random.stream("chains"))
    return FourChains.result(draws["theta"])
  }
}

/// The no-U-turn sampler; a quarter of the work to tune it.
struct NoUTurnMethod: Method {
  /// Whether all chains start at one draw of the prior, as chains do that start at a fit.
  let isFromOneStart: Bool
  var name: String { isFromOneStart ? "nuts-one-start" : "nuts" }
  var title: String { isFromOneStart ? "NUTS, one start" : "NUTS" }
  let kind = MethodKind.chain

  func infer(
    _ target: CountedPosterior, budget: Int, using random: RandomSource
  ) async -> MethodResult {
    // A trajectory takes some three slopes here
    let trajectories = max(8, budget / FourChains.count / 3)
    var starts = FourChains.starts(target, using: random)
    if isFromOneStart { starts = starts.map { _ in starts[0] } }
    let draws = await sample(
      NUTS(target), from: starts,
      lengths: ChainLengths(warmUp: trajectories / 4, draws: trajectories - trajectories / 4),
      recording: Recorder(names: ["theta"]), inParallel: false, using: random.stream("chains"))
    return FourChains.result(draws["theta"])
  }
}
