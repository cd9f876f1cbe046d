import BayesNumerics
import Inference
import Networks
import Workbook

/// Chains over nets of every size, some from no unit and some from M*, and what they saw.
struct JumpChains: Sendable {
  let chains: [Chain]
  let most: Int

  struct Chain: Sendable {
    /// M at the start.
    let start: Int
    /// M after each sweep, from the first one on.
    var units: [Int] = []
    /// Jumps tried and made, by the M from which they were tried, in all sweeps.
    var births: [Tally]
    var deaths: [Tally]
    /// f at the places asked for and M, every so many sweeps after the warm-up.
    var curves: [(units: Int, values: [Double])] = []
    /// σ with them.
    var noise: [Double] = []
    /// All that is unknown, with every fifth of them.
    var kept: [VariableNetworkParameters] = []
  }

  struct Tally: Sendable {
    var tried = 0
    var made = 0
    /// NaN where none was tried.
    var rate: Double { Double(made) / Double(tried) }

    mutating func count(_ isMade: Bool) {
      tried += 1
      made += isMade ? 1 : 0
    }
  }

  /// How long chains run, and how often f is looked at.
  struct Lengths: Sendable {
    var warmUp: Int
    var sweeps: Int
    var everySoManySweeps = 20
  }

  /// One chain from each number of units, side by side, by the engine.
  static func run(
    _ sampler: ReversibleJumpSampler, from starts: [Int], _ lengths: Lengths,
    at places: Matrix? = nil, using random: RandomSource
  ) async -> JumpChains {
    var chains = [Chain?](repeating: nil, count: starts.count)
    await withTaskGroup(of: (Int, Chain).self) { group in
      for (index, start) in starts.enumerated() {
        group.addTask {
          var stream = random.stream(index)
          var chain = empty(start, most: sampler.network.prior.most)
          var state = sampler.start(
            from: sampler.network.samplePrior(units: start, using: &stream))
          for sweep in 0..<(lengths.warmUp + lengths.sweeps) {
            let before = state.units
            let info = sampler.step(&state, using: &stream)
            chain.note(from: before, to: state.units, isBirth: info.isBirth)
            guard let places, sweep >= lengths.warmUp,
              (sweep - lengths.warmUp) % lengths.everySoManySweeps == 0
            else { continue }
            chain.curves.append(
              (state.units, VariableNetwork.function(state.parameters, at: places)))
            chain.noise.append(state.noise)
            if chain.noise.count % 5 == 0 { chain.kept.append(state.parameters) }
          }
          return (index, chain)
        }
      }
      for await (index, chain) in group { chains[index] = chain }
    }
    return JumpChains(
      chains: chains.compactMap(\.self), most: sampler.network.prior.most, warmUp: lengths.warmUp)
  }

  static func empty(_ start: Int, most: Int) -> Chain {
    Chain(
      start: start, births: [Tally](repeating: Tally(), count: most + 1),
      deaths: [Tally](repeating: Tally(), count: most + 1))
  }

  // MARK: What they say

  /// Looks at chains, the first `warmUp` sweeps of each left out; at most 10,000 sweeps of each are looked at, evenly
  /// spaced.
  init(chains: [Chain], most: Int, warmUp: Int) {
    self.chains = chains
    self.most = most
    visits = chains.map { chain in
      let apart = max(1, (chain.units.count - warmUp) / 10_000)
      // Without data and with one unit at most a chain goes to and fro, and every second sweep shows one number only
      let odd = most == 1 ? apart | 1 : apart
      return stride(from: warmUp, to: chain.units.count, by: odd).map {
        chain.units[$0]
      }
    }
    sweeps = chains.reduce(0) { $0 + $1.units.count - warmUp }
    shares = Share.visits(visits, upTo: most)
    mixing = Mixing(of: visits)
  }

  /// M after the warm-up, chain by chain.
  let visits: [[Int]]
  /// Of all chains, after the warm-up.
  let sweeps: Int
  /// p(M | D) for M = 0, ..., M*, each with its Monte Carlo error.
  let shares: [Share]
  /// How far the chains agree on M.
  let mixing: Mixing

  /// Jumps made for each one tried, over all chains and sizes.
  var jumpRate: Double {
    let tallies = chains.flatMap { $0.births + $0.deaths }
    return Double(tallies.reduce(0) { $0 + $1.made }) / Double(tallies.reduce(0) { $0 + $1.tried })
  }

  /// Of births from M units, over all chains.
  func birthRate(from units: Int) -> Tally {
    chains.reduce(into: Tally()) {
      $0.tried += $1.births[units].tried
      $0.made += $1.births[units].made
    }
  }

  /// The most probable M.
  var best: Int {
    shares.indices.max { shares[$0].value < shares[$1].value } ?? 0
  }
}

extension JumpChains.Chain {
  mutating func note(from before: Int, to after: Int, isBirth: Bool) {
    units.append(after)
    if isBirth {
      births[before].count(after > before)
    } else {
      deaths[before].count(after < before)
    }
  }
}
