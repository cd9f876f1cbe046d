import BayesNumerics
import Foundation
import Inference
import Networks
import Workbook

/// What the two faults of the printed algorithm do, each alone and together, and which test sees which.
///
/// E5: the acceptance lacks p(γ̃)/p(γ). E20: β is drawn before γ moves and is old when σ² is drawn from it.
struct SamplerFaults: Sendable {
  /// One variant of the algorithm.
  struct Variant: Sendable {
    let name: String
    let scheme: ShallowNetworkScheme
    /// Without data: draws of γ₁₂, and the mean of log |γ₁₂| with its error.
    let withoutData: [Double]
    let spread: Estimate
    /// With 200 points: σ, and the mean of log |γ₁₂|.
    let noise: Estimate
    let nodes: Estimate
    /// The share of candidates that are accepted, with data.
    let acceptance: Double
    /// Draws of σ with data, chains × draws.
    let sigmaChains: [[Double]]
    var sigmas: [Double] { sigmaChains.flatMap(\.self) }
    /// Whether the chains of σ agree; a reference whose chains do not is none.
    let isMixed: Bool
  }

  /// A mean and its Monte Carlo error.
  struct Estimate: Sendable {
    let mean: Double
    let error: Double

    init(_ chains: [[Double]]) {
      mean = sampleMean(chains.flatMap(\.self))
      error = MonteCarloError.mean(chains)
    }

    init(independent values: [Double]) {
      mean = sampleMean(values)
      error = (sampleVariance(values) / Double(values.count)).squareRoot()
    }

    /// How many standard errors two estimates are apart.
    func distance(to other: Estimate) -> Double {
      (mean - other.mean) / (error * error + other.error * other.error).squareRoot()
    }
  }

  /// Corrected, E5 alone, E20 alone, as printed.
  let variants: [Variant]
  /// Another right sampler, which shares neither rule nor proposal with those above: γ given β, by a
  /// proposal that keeps the prior.
  let reference: Variant
  /// The prior by independent draws: γ₁₂ and the mean of log |γ₁₂|.
  let prior: [Double]
  let priorSpread: Estimate
  let points: Int
  let nodes: Int

  static let withoutRatio = ShallowNetworkScheme(
    judgement: .collapsed, hasPriorRatio: false, order: .nodesWeightsRest)
  static let wrongOrder = ShallowNetworkScheme(
    judgement: .collapsed, hasPriorRatio: true, order: .weightsNodesRest)

  init(
    isQuick: Bool, using random: RandomSource, progress: @escaping @Sendable (Double) -> Void
  ) async throws {
    // The same points whatever the seed of the chains: how far the two faults cancel depends on the points
    let set = SimulatedSets.noisySteps(
      using: RandomSource(seed: Run.defaultSeed).stream(5).stream(0))
    let nodes = 3
    let scale = Standardisation(rawColumns: 1)
    let full = try ShallowNetwork(
      inputs: scale.inputs(set.x), targets: set.y, nodes: nodes)
    let empty = try ShallowNetwork(
      inputs: Matrix(rows: 0, columns: 2), targets: [], nodes: nodes)

    // The prior itself
    var stream = random.stream(1)
    let prior = (0..<(isQuick ? 20_000 : 100_000)).map { _ in
      empty.samplePrior(using: &stream).nodes[1, 0]
    }
    self.prior = prior
    priorSpread = Estimate(independent: prior.map { log(abs($0)) })

    // Four variants and a reference, without and with data
    func variant(
      _ name: String, _ scheme: ShallowNetworkScheme, _ part: Int,
      proposal: NodeProposal = .randomWalk, startsWithData: [[Double]]? = nil
    ) async -> Variant {
      let streams = random.stream(10 + part)
      func starts(_ network: ShallowNetwork, _ index: Int) -> [[Double]] {
        (0..<4).map { chain in
          var stream = streams.stream(index).stream(chain)
          return network.samplePrior(using: &stream).position
        }
      }
      let place = full.names.firstIndex(of: "gamma[1,2]") ?? 0
      let recorder = Recorder(names: ["gamma", "log_gamma", "sigma"]) { position in
        [
          position[place], log(abs(position[place])), position[position.count - 1].squareRoot(),
        ]
      }
      func report(_ offset: Double) -> @Sendable (Double) -> Void {
        { progress((Double(part) + offset + 0.5 * $0) / 5) }
      }
      // Untuned without data: the printed rule accepts everything, so that no width is wide enough
      let without = await sample(
        ShallowNetworkSampler(empty, scheme: scheme, proposal: proposal, widths: [1, 1, 1]),
        from: starts(empty, 0),
        lengths: ChainLengths(warmUp: 0, draws: isQuick ? 2000 : 4000, thinning: 20),
        recording: recorder, using: streams.stream(1), progress: report(0))
      let with = await sample(
        ShallowNetworkSampler(full, scheme: scheme, proposal: proposal),
        from: startsWithData ?? starts(full, 2),
        lengths: ChainLengths(
          warmUp: 2000, draws: isQuick ? 3000 : 4000, thinning: isQuick ? 10 : 30),
        recording: recorder, using: streams.stream(3), progress: report(0.5))
      return Variant(
        name: name, scheme: scheme, withoutData: without.pooled("gamma"),
        spread: Estimate(without["log_gamma"]), noise: Estimate(with["sigma"]),
        nodes: Estimate(with["log_gamma"]),
        acceptance: sampleMean(with.chains.flatMap { $0.statistics[0] }),
        sigmaChains: with["sigma"],
        isMixed: Mixing(of: with, ignoring: ["gamma", "log_gamma"]).isGood)
    }
    variants = [
      await variant("corrected: γ with the prior ratio, β, ν", .corrected, 0),
      await variant("no prior ratio (E5)", SamplerFaults.withoutRatio, 1),
      await variant("β drawn before γ (E20)", SamplerFaults.wrongOrder, 2),
      await variant("as printed: both", .asPrinted, 3),
    ]
    // Given β a chain from the prior may stay in a poor mode for good, so that its starts come from the
    // corrected sampler. Had that another law, the reference would leave it, for σ forgets in a hundred sweeps
    let pilots = (0..<4).map { chain in
      var stream = random.stream(2).stream(chain)
      let sampler = ShallowNetworkSampler(full)
      var state = sampler.start(from: full.samplePrior(using: &stream))
      _ = sampler.tuned(4000, from: &state, using: &stream) { _ in }
      return state.position
    }
    reference = await variant(
      "γ given β, proposal that keeps the prior", .uncollapsed, 4, proposal: .priorReversible,
      startsWithData: pilots)
    points = set.count
    self.nodes = nodes
  }

  var corrected: Variant { variants[0] }
  var withoutRatio: Variant { variants[1] }
  var wrongOrder: Variant { variants[2] }
  var printed: Variant { variants[3] }

  /// How far a variant is off in Monte Carlo errors: mean log |γ| without data from the prior's, and with
  /// data the share of σ above the reference's 95 % quantile from the reference's share. A share has all
  /// moments, also where the old β sends σ far out.
  func distances(_ variant: Variant) -> (withoutData: Double, withData: Double) {
    let cut = sampleQuantile(0.95, ofSorted: reference.sigmas.sorted())
    func share(_ variant: Variant) -> Estimate {
      Estimate(variant.sigmaChains.map { $0.map { $0 > cut ? 1 : 0 } })
    }
    return (
      variant.spread.distance(to: priorSpread), share(variant).distance(to: share(reference))
    )
  }
}
