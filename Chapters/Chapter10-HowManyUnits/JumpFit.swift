import BayesNumerics
import Foundation
import Inference
import Networks
import Workbook

/// Chains over nets of every size on some points: how often each size was met, and draws to predict with.
struct JumpFit: Sendable {
  let points: CurvePoints
  let prior: VariableNetworkPrior
  /// M after each sweep, chain by chain.
  let visits: [[Int]]
  /// Every so many sweeps all that is unknown, chain after chain.
  let kept: [VariableNetworkParameters]
  /// p(M | D)
  let posterior: [Share]
  /// How far chains agree on M that began without units and with all of them.
  let mixing: Mixing

  init(
    points: CurvePoints, prior: VariableNetworkPrior, visits: [[Int]],
    kept: [VariableNetworkParameters]
  ) {
    self.points = points
    self.prior = prior
    self.visits = visits
    self.kept = kept
    posterior = Share.visits(visits, upTo: prior.most)
    mixing = Mixing(of: visits)
  }

  /// How long chains are.
  struct Plan: Sendable {
    var chains = 4
    var warmUp = 2000
    var sweeps = 20_000
    var draws = 1000
  }

  /// The most probable M.
  var best: Int {
    let shares = posterior.map(\.value)
    return shares.indices.max { shares[$0] < shares[$1] } ?? 0
  }

  /// Draws of all sizes, or of one.
  func draws(of units: Int? = nil) -> [VariableNetworkParameters] {
    units.map { count in kept.filter { $0.units == count } } ?? kept
  }

  /// The same of one chain.
  func draws(of units: Int? = nil, chain: Int) -> [VariableNetworkParameters] {
    let length = kept.count / visits.count
    let own = kept[(chain * length)..<((chain + 1) * length)]
    return own.filter { draw in units.map { draw.units == $0 } ?? true }
  }
}

/// Runs chains that jump, half of them from no unit and half from M*.
func fitSizes(
  _ points: CurvePoints, _ prior: VariableNetworkPrior, _ plan: JumpFit.Plan,
  using random: RandomSource
) throws -> JumpFit {
  let network = try VariableNetwork(
    inputs: points.inputs, targets: points.targets, prior: prior)
  let sampler = ReversibleJumpSampler(network)
  var visits: [[Int]] = []
  var kept: [VariableNetworkParameters] = []
  for chain in 0..<plan.chains {
    var stream = random.stream(chain)
    var state = sampler.start(
      from: network.samplePrior(units: chain % 2 == 0 ? 0 : prior.most, using: &stream))
    for _ in 0..<plan.warmUp { _ = sampler.step(&state, using: &stream) }
    let apart = max(1, plan.sweeps / plan.draws)
    visits.append(
      (0..<plan.sweeps).map { sweep in
        _ = sampler.step(&state, using: &stream)
        if sweep % apart == apart - 1 { kept.append(state.parameters) }
        return state.units
      })
  }
  return JumpFit(points: points, prior: prior, visits: visits, kept: kept)
}

/// A function and new measurements along x, in the units of the points.
struct Band: Sendable {
  let x: [Double]
  let mean: [Double]
  /// Nine tenths of the draws of f, and of new measurements.
  let function: (lower: [Double], upper: [Double])
  let newData: (lower: [Double], upper: [Double])

  /// The mean width of the function's band at these x.
  func width(where isWanted: (Double) -> Bool) -> Double {
    let wanted = x.indices.filter { isWanted(x[$0]) }
    return wanted.reduce(0) { $0 + function.upper[$1] - function.lower[$1] }
      / Double(max(1, wanted.count))
  }

  init(
    of draws: [VariableNetworkParameters], _ points: CurvePoints, at x: [Double],
    using random: inout RandomSource
  ) {
    let inputs = points.inputs(at: x)
    var curves = [[Double]](repeating: [], count: x.count)
    var measurements = curves
    for draw in draws {
      let values = VariableNetwork.function(draw, at: inputs)
      let noise = draw.net.noiseVariance.squareRoot()
      for place in x.indices {
        curves[place].append(points.measured(values[place]))
        measurements[place].append(points.measured(values[place] + noise * random.normal()))
      }
    }
    let sorted = curves.map { $0.sorted() }
    let sortedNew = measurements.map { $0.sorted() }
    self.x = x
    mean = curves.map(sampleMean)
    function = (
      sorted.map { sampleQuantile(0.05, ofSorted: $0) },
      sorted.map { sampleQuantile(0.95, ofSorted: $0) }
    )
    newData = (
      sortedNew.map { sampleQuantile(0.05, ofSorted: $0) },
      sortedNew.map { sampleQuantile(0.95, ofSorted: $0) }
    )
  }
}
