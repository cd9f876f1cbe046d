import BayesNumerics
import Foundation
import Inference
import Networks
import SafeIO

/// Samples the posterior of a network from starts in whatever modes pilots find.
///
/// - Throws: A sentence where the prior or the points allow no network.
func fitNetwork(
  _ set: TrainingSet, _ plan: NetworkPlan, prior: ShallowNetworkPrior? = nil,
  using random: RandomSource, progress: @escaping @Sendable (Double) -> Void = { _ in }
) async throws(InputError) -> NetworkFit {
  // Data, in units for which the prior is made
  let scale =
    plan.isStandardised
    ? Standardisation(set, centresOutput: plan.centresOutput)
    : Standardisation(rawColumns: set.columns)

  // Model
  let network: ShallowNetwork
  do {
    network = try ShallowNetwork(
      inputs: scale.inputs(set.x, hasConstant: plan.hasConstant), targets: scale.targets(set.y),
      nodes: plan.nodes, prior: prior)
  } catch { throw InputError(.usage, "\(error)") }

  // Chains from starts apart
  let places = plan.places ?? TrainingSet.places(set.first)
  let sampler = ShallowNetworkSampler(network, scheme: plan.scheme, proposal: plan.proposal)
  let starts =
    plan.hasDispersedStarts
    ? DispersedStarts.positions(
      plan.chains, of: sampler, slope: plan.hasConstant ? 1 : 0, using: random.stream("starts"))
    : (0..<plan.chains).map { chain in
      var stream = random.stream("starts").stream(chain)
      return network.samplePrior(using: &stream).position
    }
  let draws = await sample(
    sampler, from: starts,
    lengths: plan.lengths,
    recording: LabelFree.recorder(
      network, at: scale.path(places, hasConstant: plan.hasConstant), scale: scale),
    using: random.stream("chains"), progress: progress)
  return NetworkFit(
    set: set, scale: scale, hasConstant: plan.hasConstant, network: network, places: places,
    draws: draws)
}

/// How a network is sampled: its size, the length of the chains, and by which moves.
struct NetworkPlan: Sendable {
  var nodes: Int
  var chains = 4
  var lengths: ChainLengths
  var scheme = ShallowNetworkScheme.withMirrorMove
  var proposal = NodeProposal.randomWalk
  /// Whether chains start in modes apart, as ``DispersedStarts`` finds them, or anywhere in the prior.
  var hasDispersedStarts = true
  /// Whether each unit has an offset, the coefficient of a constant input.
  var hasConstant = true
  /// Whether x and y are divided by their standard deviations, and y centred too.
  var isStandardised = true
  var centresOutput = true
  /// Where f is recorded; nil for three places among the points.
  var places: [Double]?
}

/// What no renumbering of the hidden units changes: f at three places, and the noise.
///
/// Chains record these before the parameters.
enum LabelFree: String, CaseIterable, Sendable {
  case first = "f[1]"
  case middle = "f[2]"
  case last = "f[3]"
  case noise = "sigma"

  /// f at the three places and σ in the units of y, then the position of the chain.
  static func recorder(
    _ network: ShallowNetwork, at inputs: Matrix, scale: Standardisation
  ) -> Recorder {
    let (m, p) = (network.nodes, network.inputs.columns)
    return Recorder(names: allCases.map(\.rawValue) + network.names) { position in
      var values: [Double] = []
      values.reserveCapacity(position.count + allCases.count)
      for row in 0..<inputs.rows {
        var sum = 0.0
        for node in 0..<m {
          var eta = 0.0
          for column in 0..<p { eta += inputs[row, column] * position[m + node * p + column] }
          sum += position[node] / (1 + exp(-eta))
        }
        values.append(scale.measured(sum))
      }
      values.append(scale.y.scale * position[position.count - 1].squareRoot())
      return values + position
    }
  }
}

/// Draws of a network's posterior, and the verdict on them.
struct NetworkFit: Sendable {
  let set: TrainingSet
  let scale: Standardisation
  let hasConstant: Bool
  let network: ShallowNetwork
  /// Where f is recorded, in the units of the first column.
  let places: [Double]
  let draws: Draws
  /// Judged on what no renumbering changes: f over all that is drawn, and σ.
  let mixing: CurveMixing
  private let summary: Summary

  init(
    set: TrainingSet, scale: Standardisation, hasConstant: Bool, network: ShallowNetwork,
    places: [Double], draws: Draws
  ) {
    self.set = set
    self.scale = scale
    self.hasConstant = hasConstant
    self.network = network
    self.places = places
    self.draws = draws
    summary = Summary(of: draws, names: LabelFree.allCases.map(\.rawValue))
    mixing = CurveMixing(
      set, scale: scale, hasConstant: hasConstant, stated: places,
      noise: draws[LabelFree.noise.rawValue]
    ) { chain, draw in
      NetworkFit.parameters(network, draws, chain: chain, draw: draw)
    }
  }

  /// Whether results may be stated.
  var isMixed: Bool { mixing.isGood }

  /// The verdict in words.
  var verdict: String { mixing.sentence }

  /// How often a mirror move was accepted, on average over recorded sweeps that turned over all units, and
  /// over those that turned over one; nil where there was none.
  var mirrorAcceptance: (all: Estimate, one: Estimate)? {
    guard let kinds = draws.statisticNames.firstIndex(of: "mirror_nodes__"),
      let rates = draws.statisticNames.firstIndex(of: "mirror_accept__")
    else { return nil }
    func mean(_ isWanted: (Double) -> Bool) -> Estimate? {
      let values = draws.chains.flatMap { chain in
        zip(chain.statistics[kinds], chain.statistics[rates]).filter { isWanted($0.0) }.map(\.1)
      }
      return values.count > 1 ? Estimate(meanOfIndependent: values) : nil
    }
    guard let all = mean({ $0 > 1 }), let one = mean({ $0 == 1 }) else { return nil }
    return (all, one)
  }

  /// Draws of a recorded quantity, chains × draws.
  subscript(_ quantity: LabelFree) -> [[Double]] { draws[quantity.rawValue] }

  /// Mean, standard deviation, quantiles and Monte Carlo error of a recorded quantity.
  func row(_ quantity: LabelFree) -> Summary.Row {
    summary[quantity.rawValue]
      ?? Summary.Row(name: quantity.rawValue, chains: self[quantity])
  }

  /// Draws of the weight of each unit, `[unit][chain][draw]`.
  var weights: [[[Double]]] { (1...network.nodes).map { draws["beta[\($0)]"] } }

  /// Draws of the slope of each unit, its coefficient of the first input beside the constant,
  /// `[unit][chain][draw]`.
  var slopes: [[[Double]]] {
    (1...network.nodes).map { draws["gamma[\($0),\(hasConstant ? 2 : 1)]"] }
  }

  /// All of the network's parameters in one draw.
  func parameters(chain: Int, draw: Int) -> ShallowNetworkParameters {
    NetworkFit.parameters(network, draws, chain: chain, draw: draw)
  }

  private static func parameters(
    _ network: ShallowNetwork, _ draws: Draws, chain: Int, draw: Int
  ) -> ShallowNetworkParameters {
    network.parameters(
      at: draws.chains[chain].parameters.dropFirst(LabelFree.allCases.count).map { $0[draw] })
  }
}
