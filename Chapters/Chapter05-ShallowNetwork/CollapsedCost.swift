import BayesNumerics
import Inference
import Networks
import SafeIO
import Workbook

/// The sampler with the weights integrated out beside the one that moves a node under fixed weights.
struct CollapsedCost: Sendable {
  struct Side: Sendable {
    let name: String
    let draws: Draws
    /// Whether f and σ pass the verdict; if not, the effective draws below are an upper guess.
    let isMixed: Bool
    /// Sweeps in which the effective draws below were found, tuning not counted.
    let sweeps: Int
    /// Effective draws of σ and of f at the middle place, in a thousand sweeps.
    let sigma: Double
    let function: Double
    /// Of all chains together as this machine took them.
    let seconds: Double
    /// Autocorrelation of f at the middle place after 0, 1, 2, ... sweeps.
    let autocorrelation: [Double]

    /// Effective draws of f in a second, all chains together.
    var functionPerSecond: Double { function * Double(sweeps) / 1000 / seconds }
  }

  let collapsed: Side
  let uncollapsed: Side
  static let longestLag = 200

  init(
    _ set: TrainingSet, nodes: Int, prior: ShallowNetworkPrior, isQuick: Bool,
    using random: RandomSource, progress: @escaping @Sendable (Double) -> Void
  ) async throws(InputError) {
    func side(
      _ name: String, _ scheme: ShallowNetworkScheme, _ part: Int
    ) async throws(InputError) -> Side {
      let draws = isQuick ? 5000 : 30_000
      var plan = NetworkFit.Plan(
        nodes: nodes, lengths: ChainLengths(warmUp: 4000, draws: draws))
      plan.scheme = scheme
      plan.hasCurve = false
      let clock = ContinuousClock()
      let before = clock.now
      let fit = try await NetworkFit(set, plan, prior: prior, using: random.stream(part)) {
        progress((Double(part) + $0) / 2)
      }
      let time = before.duration(to: clock.now).components
      let sweeps = plan.chains * draws
      return Side(
        name: name, draws: fit.draws, isMixed: fit.isMixed, sweeps: sweeps,
        sigma: fit.effective("sigma") / Double(sweeps) * 1000,
        function: fit.effective("f[2]") / Double(sweeps) * 1000,
        seconds: Double(time.seconds) + 1e-18 * Double(time.attoseconds),
        autocorrelation: CollapsedCost.autocorrelation(fit.draws["f[2]"]))
    }
    collapsed = try await side("β integrated out", .corrected, 0)
    uncollapsed = try await side("β held fixed", .uncollapsed, 1)
  }

  /// Mean over chains, about the common mean.
  static func autocorrelation(_ chains: [[Double]]) -> [Double] {
    let mean = sampleMean(chains.flatMap(\.self))
    let centred = chains.map { $0.map { $0 - mean } }
    let variance = centred.joined().reduce(0) { $0 + $1 * $1 }
    return (0...longestLag).map { lag in
      let sum = centred.reduce(0.0) { sum, chain in
        sum + zip(chain, chain.dropFirst(lag)).reduce(0) { $0 + $1.0 * $1.1 }
      }
      return variance > 0 ? sum / variance : 1
    }
  }
}
